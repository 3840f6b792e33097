using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Keeps all runs of a flow in this process together within the flow's <c>maxParallel</c>: a burst of posts must not become a burst of PATCHes.</summary>
/// <remarks>Whoever waits is served by the run's age, then by the row's number: the rows of a later batch fill only the places that an earlier one leaves.</remarks>
public sealed class FlowConcurrencyLimiter
{
    /// <summary>How many gates of flows that write nothing are kept, for the gauge of rows in flight.</summary>
    internal const int MaxIdle = 1_000;

    private readonly Lock changing = new();
    private readonly Dictionary<FlowName, Gate> gates = [];

    /// <summary>Waits for a place, which disposing gives back.</summary>
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

            // Within the lock, up to its first wait: a gate that a row has entered is not idle.
            return gate.EnterAsync(flow.Definition.Write.MaxParallel, (runStarted, row), cancellation);
        }
    }

    /// <summary>How many rows of each flow hold a place now.</summary>
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
        private readonly PriorityQueue<(TaskCompletionSource<IDisposable> Place, int Most), (DateTimeOffset, int)> waiting = new();
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

        /// <param name="most">The limit of the flow's version that the row belongs to; runs of an older one may go on beside it.</param>
        /// <param name="turn">Lower ones are served first.</param>
        /// <param name="cancellation">Ends the wait.</param>
        public async Task<IDisposable> EnterAsync(int most, (DateTimeOffset, int) turn, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            var place = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (changing)
            {
                if (taken < most)
                {
                    taken++;
                    return this;
                }

                waiting.Enqueue((place, most), turn);
            }

            await using var given = cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource<IDisposable>)state!).TrySetCanceled(token), place);
            return await place.Task;
        }

        // Gives one place back, to the first who still waits.
        public void Dispose()
        {
            lock (changing)
            {
                taken--;
                while (waiting.TryPeek(out var next, out _) && taken < next.Most)
                {
                    waiting.Dequeue();
                    if (next.Place.TrySetResult(this))
                        taken++;
                }
            }
        }
    }
}
