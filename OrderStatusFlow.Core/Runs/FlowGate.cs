using System.Collections.Concurrent;
using OrderStatusFlow.Flows;

namespace OrderStatusFlow.Runs;

/// <summary>Keeps all runs of a flow in this process together within the flow's <c>maxParallel</c>: a burst of posts must not become a burst of PATCHes.</summary>
public sealed class FlowGate
{
    private readonly ConcurrentDictionary<(FlowName, int), SemaphoreSlim> gates = new();

    internal async Task<IDisposable> EnterAsync(FlowVersion flow, CancellationToken cancellation)
    {
        var most = flow.Definition.Write.MaxParallel;
        var gate = gates.GetOrAdd((flow.Name, most), static key => new SemaphoreSlim(key.Item2, key.Item2));
        await gate.WaitAsync(cancellation);
        return new Place(gate);
    }

    private sealed class Place(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
