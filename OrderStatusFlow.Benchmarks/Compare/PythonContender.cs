using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>The program that a user would write instead: a pool of threads, and nothing durable.</summary>
internal sealed class PythonContender(LoadPorts ports, int orders) : IContender
{
    public string Name => $"bare Python program, {LoadFlow.MaxInFlight} threads";

    public async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        int[] numbers = [ports.Erp, ports.Omnitron, orders, LoadFlow.PageSize, LoadFlow.MaxInFlight];
        var printed = await Peer.RunAsync(
            Peer.Python, [Peer.File("bare.py"), .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))], cancellation);
        return TimeSpan.FromSeconds(JsonElement.Parse(printed).GetProperty("seconds").GetDouble());
    }
}
