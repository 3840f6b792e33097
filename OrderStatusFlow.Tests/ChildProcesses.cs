using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Tests;

/// <summary>Settings of the .NET programs that tests start. Each runs for seconds, so most of its processor time is the compilation of its methods.</summary>
internal static class ChildProcesses
{
    // The local host optimizes every method at once, for the many hours that it runs.
    [ModuleInitializer]
    public static void CompileFast()
    {
        Environment.SetEnvironmentVariable("DOTNET_TC_QuickJit", "1");
        // In hexadecimal: a method is optimized after a thousand calls rather than thirty, as in the tests themselves.
        Environment.SetEnvironmentVariable("DOTNET_TC_CallCountThreshold", "3E8");
        Environment.SetEnvironmentVariable("DOTNET_gcConcurrent", "0");
    }
}
