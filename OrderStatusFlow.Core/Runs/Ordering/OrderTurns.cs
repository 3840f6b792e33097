using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Ensures that this process sends one row of an order at a time, per flow. The other rows wait in the order in which they were read.</summary>
public sealed class OrderTurns
{
    private readonly Lock changing = new();
    private readonly Dictionary<(FlowName Flow, ulong Order), PriorityQueue<TaskCompletionSource, (int Refusals, RowSequence Row)>?> running = [];

    /// <summary>The number of orders with a row in flight.</summary>
    internal int Count
    {
        get
        {
            lock (changing)
                return running.Count;
        }
    }

    /// <summary>Waits for the turn of an order, which <see cref="Leave"/> ends. Rows without an order number do not wait.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="order">The order.</param>
    /// <param name="row">The row.</param>
    /// <param name="refusals">How many times the row had its turn but could not be sent. Rows with fewer refusals come first, because this row may
    /// wait for one of them.</param>
    /// <param name="cancellation">Cancels the wait.</param>
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

    /// <summary>Passes the turn to the next waiting row.</summary>
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
