using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Limits the rows in flight of all runs of a flow in this process to the flow's <c>maxParallel</c>, so that many posts do not cause many
/// parallel requests.</summary>
/// <remarks>Rows wait in order of their run's start, then of their number. Rows of a later batch use only slots that an earlier batch leaves
/// free.</remarks>
public sealed class FlowConcurrencyLimiter
{
    /// <summary>The maximum number of idle flows to keep, for the metric of rows in flight.</summary>
    internal const int MaxIdle = 1_000;

    private readonly Lock changing = new();
    private readonly Dictionary<FlowName, Gate> gates = [];

    /// <summary>Waits for a slot. Dispose the result to release it.</summary>
    internal Task<IDisposable> EnterAsync(FlowVersion flow, DateTimeOffset runStarted, int row, CancellationToken cancellation)
    {
        lock (changing)
        {
            if (!gates.TryGetValue(flow.Name, out var gate))
            {
                if (gates.Count >= MaxIdle)
                    DropIdle();
                gates[flow.Name] = gate = new Gate();
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

    private sealed class Gate : IDisposable
    {
        private readonly Lock changing = new();
        private readonly PriorityQueue<(TaskCompletionSource<IDisposable> Place, int Limit), (DateTimeOffset, int)> waiting = new();
        private int taken;

        public bool IsIdle
        {
            get
            {
                lock (changing)
                    return taken == 0 && waiting.Count == 0;
            }
        }

        public int InFlight => Volatile.Read(ref taken);

        /// <param name="limit">The limit of the row's version of the flow. Runs of another version may be active too.</param>
        /// <param name="turn">The position in the queue.</param>
        /// <param name="cancellation">Cancels the wait.</param>
        public async Task<IDisposable> EnterAsync(int limit, (DateTimeOffset, int) turn, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            var place = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (changing)
            {
                if (taken < limit)
                {
                    taken++;
                    return this;
                }

                waiting.Enqueue((place, limit), turn);
            }

            await using var given =
                cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource<IDisposable>)state!).TrySetCanceled(token), place);
            return await place.Task;
        }

        // Releases one slot to the first row that still waits.
        public void Dispose()
        {
            lock (changing)
            {
                taken--;
                while (waiting.TryPeek(out var next, out _) && taken < next.Limit)
                {
                    waiting.Dequeue();
                    if (next.Place.TrySetResult(this))
                        taken++;
                }
            }
        }
    }
}
