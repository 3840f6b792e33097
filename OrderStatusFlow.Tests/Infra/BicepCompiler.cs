using System.Diagnostics;
using System.Reflection;

namespace OrderStatusFlow.Tests.Infra;

/// <summary>The Bicep compiler as NuGet brought it; it asks no network for files that name no registry.</summary>
internal static class BicepCompiler
{
    private static readonly string? Program = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(a => a.Key == "BicepCompiler")?.Value;

    /// <summary>Runs it in a folder; where it is not, the test is skipped.</summary>
    public static async Task<(int ExitCode, string Output, string Diagnostics)> RunAsync(string folder, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Program), "The Bicep compiler's package Azure.Bicep.CommandLine.linux-x64 is not here: infra/ is checked on Linux (x64) alone.");
        var start = new ProcessStartInfo(Program!, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, diagnostics) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await diagnostics);
    }
}
