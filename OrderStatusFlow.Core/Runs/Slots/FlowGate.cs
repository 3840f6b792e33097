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
        var place = new TaskCompletionSource<FlowSlot>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (changing)
        {
            if (IsFree(limit))
            {
                Count();
                return new FlowSlot(this);
            }

            waiting.Enqueue((place, limit), turn);
        }

        await using var given =
            cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource<FlowSlot>)state!).TrySetCanceled(token), place);
        return await place.Task;
    }

    /// <summary>Releases the place of a row that was sent.</summary>
    public void Sent()
    {
        lock (changing)
        {
            inFlight--;
            Admit();
        }
    }

    /// <summary>Releases the rest of a slot, after <see cref="Sent"/>.</summary>
    public void Logged()
    {
        lock (changing)
        {
            unlogged--;
            Admit();
        }
    }

    private bool IsFree(int limit) => inFlight < limit && unlogged < MaxUnlogged * limit;

    private void Count()
    {
        inFlight++;
        unlogged++;
    }

    // Gives what is free to the first rows that still wait.
    private void Admit()
    {
        while (waiting.TryPeek(out var next, out _) && IsFree(next.Limit))
        {
            waiting.Dequeue();
            if (next.Place.TrySetResult(new FlowSlot(this)))
                Count();
        }
    }
}
