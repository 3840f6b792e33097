using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Tests;

/// <summary>A setting of every host that tests start, in this process or another one.</summary>
internal static class PatientHosts
{
    // All hosts share one Azurite and the processors. A response that takes longer than a caller's usual limit is not what their tests are about.
    [ModuleInitializer]
    public static void WaitForStorage() => Environment.SetEnvironmentVariable("Storage__MaxWait", "00:01:00");
}
