using System.Text.Json;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>This product, as LocalHost runs it: from the start of the run to its closed log.</summary>
internal sealed class OwnContender(LoadStack stack, int orders) : IContender
{
    private int runs;

    public string Name => "Order Status Flow (LocalHost)";

    public async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        // Each run has a flow of its own, because a flow does not send what it has delivered.
        var flow = $"compare-{++runs}";
        await stack.PutAsync(flow);
        JsonElement run = await stack.RunAsync(flow, orders);
        return run.GetProperty("finished").GetDateTimeOffset() - run.GetProperty("started").GetDateTimeOffset();
    }
}
