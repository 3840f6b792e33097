namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A semaphore that flows share fairly. A free slot goes to the waiting flow that holds the fewest slots; among equals, to the one
/// served least recently.</summary>
/// <remarks>A flow holds at most three quarters of the slots, so that long jobs leave some for other flows. Callers of one flow are
/// served in order. Thread-safe.</remarks>
/// <param name="count">The number of slots, at least 1.</param>
internal sealed class FairPlaces(int count)
{
    // The maximum number of idle flows to remember. A forgotten flow counts as never served.
    private const int MaxIdleFlows = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Share> shares = new(StringComparer.Ordinal);
    private readonly int maxPerFlow = count - (count / 4);
    private int free = count;
    private long turns;

    /// <summary>Acquires a slot. Release it with <see cref="Exit"/>.</summary>
    /// <param name="flow">The flow that the slot counts for.</param>
    /// <param name="cancellation">Cancels the wait; no slot is held then.</param>
    public Task EnterAsync(string flow, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled(cancellation);
        lock (gate)
        {
            if (!shares.TryGetValue(flow, out var share))
                shares[flow] = share = new Share();
            // A slot is free only if no eligible caller is waiting.
            if (free > 0 && share.Held < maxPerFlow)
            {
                Take(share);
                return Task.CompletedTask;
            }

            var waiter = new Waiter();
            var node = share.Waiting.AddLast(waiter);
            waiter.Cancellation = cancellation.UnsafeRegister(_ => Cancel(flow, share, node, cancellation), null);
            return waiter.Task;
        }
    }

    /// <summary>Releases a slot.</summary>
    public void Exit(string flow)
    {
        lock (gate)
        {
            shares[flow].Held--;
            free++;
            Forget(flow, shares[flow]);
            while (free > 0 && Next() is { } next)
            {
                var waiter = next.Waiting.First!.Value;
                next.Waiting.RemoveFirst();
                Take(next);
                waiter.Cancellation.Unregister();
                waiter.SetResult();
            }
        }
    }

    private void Cancel(string flow, Share share, LinkedListNode<Waiter> node, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (node.List is null)
                return; // The slot was already assigned.
            share.Waiting.Remove(node);
            Forget(flow, share);
        }

        node.Value.SetCanceled(cancellation);
    }

    private void Take(Share share)
    {
        free--;
        share.Held++;
        share.Turn = ++turns;
    }

    private Share? Next()
    {
        Share? next = null;
        foreach (var share in shares.Values)
        {
            if (share.Waiting.Count > 0 && share.Held < maxPerFlow
                && (next is null || (share.Held, share.Turn).CompareTo((next.Held, next.Turn)) < 0))
                next = share;
        }

        return next;
    }

    private void Forget(string flow, Share share)
    {
        if (shares.Count > MaxIdleFlows && share.Held == 0 && share.Waiting.Count == 0)
            shares.Remove(flow);
    }

    private sealed class Share
    {
        public int Held { get; set; }

        public long Turn { get; set; }

        public LinkedList<Waiter> Waiting { get; } = new();
    }

    private sealed class Waiter() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public CancellationTokenRegistration Cancellation { get; set; }
    }
}
