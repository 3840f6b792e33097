using System.Globalization;
using System.Runtime.InteropServices;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>Describes this machine and what is installed on it.</summary>
internal static class Machine
{
    public static async Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellation)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores ({Processor()}), {memory:0} GiB of memory"),
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
            $"{RuntimeInformation.FrameworkDescription}, {await VersionAsync(Peer.Python, cancellation)}, Node.js {await VersionAsync("node", cancellation)}",
            $"Measured on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}",
        ];
    }

    private static string Processor()
    {
        var line = OperatingSystem.IsLinux()
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static async Task<string> VersionAsync(string program, CancellationToken cancellation)
    {
        try
        {
            return await Peer.RunAsync(program, ["--version"], cancellation);
        }
        catch (LoadException)
        {
            return $"{program} of unknown version";
        }
    }
}
