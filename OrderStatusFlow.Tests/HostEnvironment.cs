using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Tests;

/// <summary>The environment variables of every host that tests start, in this process or another one.</summary>
internal static class HostEnvironment
{
    [ModuleInitializer]
    public static void Set()
    {
        // All hosts share one Azurite and the processors. A response that takes longer than a caller's usual limit is not what their tests are about.
        Environment.SetEnvironmentVariable("Storage__MaxWait", "00:01:00");
        // A host that runs for seconds is done before its methods would be worth their optimization, so most of its processor time is their compilation.
        Environment.SetEnvironmentVariable("DOTNET_TC_QuickJit", "1");
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        // In hexadecimal: a method is optimized after a thousand calls rather than thirty, as in the tests themselves.
        Environment.SetEnvironmentVariable("DOTNET_TC_CallCountThreshold", "3E8");
        Environment.SetEnvironmentVariable("DOTNET_gcConcurrent", "0");
        // Each host would watch its folder for changes of appsettings.json, and Linux limits such watches: 128 for a user on many systems.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        // Each compiled method is mapped a second time to be written: a tenth of the processor time. The same is in Properties/launchSettings.json for the tests themselves.
        Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
    }
}
