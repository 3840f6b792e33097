using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Lets one row of an order at a time be sent by this process, for each flow; the others wait, and the one that was read first is next.</summary>
public sealed class OrderTurns
{
    private readonly Lock changing = new();
    private readonly Dictionary<(FlowName Flow, ulong Order), PriorityQueue<TaskCompletionSource, (int Refusals, RowSequence Row)>?> running = [];

    /// <summary>How many orders have a row in flight now.</summary>
    internal int Count
    {
        get
        {
            lock (changing)
                return running.Count;
        }
    }

    /// <summary>Waits for the turn of an order; <see cref="Leave"/> ends it. Rows without an order number do not wait.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="order">The order.</param>
    /// <param name="row">The row.</param>
    /// <param name="refusals">How many times the row had its turn and could not be sent: it is served after rows with fewer, or the row that it waits for might never be.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task EnterAsync(FlowName flow, ulong order, RowSequence row, int refusals, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (changing)
        {
            if (order == OrderKey.None || running.TryAdd((flow, order), null))
                return;
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (running[(flow, order)] ??= new PriorityQueue<TaskCompletionSource, (int Refusals, RowSequence Row)>()).Enqueue(turn, (refusals, row));
        }

        await using var given = cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task;
    }

    /// <summary>Gives the turn to the next row that still waits.</summary>
    internal void Leave(FlowName flow, ulong order)
    {
        lock (changing)
        {
            if (order == OrderKey.None)
                return;
            var waiting = running[(flow, order)];
            while (waiting is not null && waiting.TryDequeue(out var next, out _))
            {
                if (next.TrySetResult())
                    return;
            }

            running.Remove((flow, order));
        }
    }
}
