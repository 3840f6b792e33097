namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>The slots of one flow, and the rows that wait for them.</summary>
internal sealed class FlowGate
{
    // The rows that are sent and not logged, for each row that may be in flight. With fewer, rows wait while storage is busy with a batch that ended.
    private const int MaxUnlogged = 4;

    private readonly Lock changing = new();
    private readonly PriorityQueue<(TaskCompletionSource<FlowSlot> Place, int Limit), (DateTimeOffset, int)> waiting = new();
    private int inFlight;
    private int unlogged;

    public bool IsIdle
    {
        get
        {
            lock (changing)
                return unlogged == 0 && waiting.Count == 0;
        }
    }

    /// <summary>The number of rows that are being sent.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Waits for a slot.</summary>
    /// <param name="limit">The limit of the row's version of the flow. Runs of another version may be active too.</param>
    /// <param name="turn">The position in the queue.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    public async Task<FlowSlot> EnterAsync(int limit, (DateTimeOffset, int) turn, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var place = new TaskCompletionSource<FlowSlot>();
        lock (changing)
        {
            if (IsFree(limit))
            {
                Count(1);
                return new FlowSlot(this);
            }

            waiting.Enqueue((place, limit), turn);
        }

        await using var given =
            cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource<FlowSlot>)state!).TrySetCanceled(token), place);
        return await place.Task;
    }

    /// <summary>Releases the place of a row that was sent. The row that receives it may continue on the calling thread before this method returns.</summary>
    public void Sent()
    {
        lock (changing)
            inFlight--;
        Admit();
    }

    /// <summary>Releases the rest of a slot, after <see cref="Sent"/>.</summary>
    public void Logged()
    {
        lock (changing)
            unlogged--;
        Admit();
    }

    private bool IsFree(int limit) => inFlight < limit && unlogged < MaxUnlogged * limit;

    private void Count(int rows)
    {
        inFlight += rows;
        unlogged += rows;
    }

    // Gives what is free to the first rows that still wait. A row continues on this thread, not behind the other work of the thread pool, because its slot is
    // unused until it is sent. The runtime queues it if the stack has become deep, as after many rows that end without being sent.
    private void Admit()
    {
        while (Next() is { } place)
        {
            if (place.TrySetResult(new FlowSlot(this)))
                continue;
            // The row was cancelled while it waited.
            lock (changing)
                Count(-1);
        }
    }

    private TaskCompletionSource<FlowSlot>? Next()
    {
        lock (changing)
        {
            if (!waiting.TryPeek(out var next, out _) || !IsFree(next.Limit))
                return null;
            waiting.Dequeue();
            Count(1);
            return next.Place;
        }
    }
}
