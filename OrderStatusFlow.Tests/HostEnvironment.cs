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
        // A host that runs for seconds is done before its methods would be worth their optimization: a tenth less processor time.
        Environment.SetEnvironmentVariable("DOTNET_TC_QuickJit", "1");
    }
}
