using System.Collections.Concurrent;
using OrderStatusFlow.Flows;

namespace OrderStatusFlow.Runs;

/// <summary>Keeps all runs of a flow in this process together within the flow's <c>maxParallel</c>: a burst of posts must not become a burst of PATCHes.</summary>
/// <remarks>Whoever waits is served by the run's age, then by the row's number: the rows of a later batch fill only the places that an earlier one leaves.</remarks>
public sealed class FlowGate
{
    private readonly ConcurrentDictionary<(FlowName, int), Gate> gates = new();

    /// <summary>Waits for a place, which disposing gives back.</summary>
    internal Task<IDisposable> EnterAsync(FlowVersion flow, DateTimeOffset runStarted, int row, CancellationToken cancellation)
    {
        var most = flow.Definition.Write.MaxParallel;
        return gates.GetOrAdd((flow.Name, most), static key => new Gate(key.Item2)).EnterAsync((runStarted, row), cancellation);
    }

    /// <summary>How many rows of each flow hold a place now.</summary>
    internal IEnumerable<(FlowName Name, int Rows)> InFlight() => gates.GroupBy(gate => gate.Key.Item1, (name, all) => (name, all.Sum(gate => gate.Value.InFlight)));

    private sealed class Gate(int most) : IDisposable
    {
        private readonly Lock changing = new();
        private readonly PriorityQueue<TaskCompletionSource<IDisposable>, (DateTimeOffset, int)> waiting = new();
        private int taken;

        public int InFlight => Volatile.Read(ref taken);

        public async Task<IDisposable> EnterAsync((DateTimeOffset, int) turn, CancellationToken cancellation)
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

                waiting.Enqueue(place, turn);
            }

            await using var given = cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource<IDisposable>)state!).TrySetCanceled(token), place);
            return await place.Task;
        }

        // Gives one place back, to the first who still waits.
        public void Dispose()
        {
            lock (changing)
            {
                while (waiting.TryDequeue(out var next, out _))
                {
                    if (next.TrySetResult(this))
                        return;
                }

                taken--;
            }
        }
    }
}
