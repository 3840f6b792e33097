using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>Limits the rows in flight of all runs of a flow in this process to the flow's <c>maxParallel</c>, so that many posts do not cause many
/// parallel requests.</summary>
/// <remarks>
/// Rows wait in order of their run's start, then of their number. Rows of a later batch use only slots that an earlier batch leaves free.
/// The next row is sent while earlier ones are logged. At most four times <c>maxParallel</c> rows are sent and not logged, which bounds what a crash repeats.
/// </remarks>
public sealed class FlowConcurrencyLimiter
{
    /// <summary>The maximum number of idle flows to keep, for the metric of rows in flight.</summary>
    internal const int MaxIdle = 1_000;

    private readonly Lock changing = new();
    private readonly Dictionary<FlowName, FlowGate> gates = [];

    /// <summary>Waits for a slot. Dispose the result to release it.</summary>
    internal Task<FlowSlot> EnterAsync(FlowVersion flow, DateTimeOffset runStarted, int row, CancellationToken cancellation)
    {
        lock (changing)
        {
            if (!gates.TryGetValue(flow.Name, out var gate))
            {
                if (gates.Count >= MaxIdle)
                    DropIdle();
                gates[flow.Name] = gate = new FlowGate();
            }

            // Runs within the lock until its first wait, so that the gate is not removed as idle.
            return gate.EnterAsync(flow.Definition.Write.MaxParallel, (runStarted, row), cancellation);
        }
    }

    /// <summary>Returns the number of rows in flight of each flow.</summary>
    internal IEnumerable<(FlowName Name, int Rows)> InFlight()
    {
        lock (changing)
            return [.. gates.Select(gate => (gate.Key, gate.Value.InFlight))];
    }

    private void DropIdle()
    {
        foreach (var (name, _) in gates.Where(static gate => gate.Value.IsIdle).ToList())
            gates.Remove(name);
    }
}
