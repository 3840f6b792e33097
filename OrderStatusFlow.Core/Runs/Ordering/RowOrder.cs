using OrderStatusFlow.Core.Runs.Slots;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Orders the rows: one row of an order is in flight at a time, and no row is sent after a newer one.</summary>
public sealed class RowOrder(OrderTurns turns, FlowConcurrencyLimiter gate, OrderClaims claims, CancellationMonitor cancels, TimeProvider clock)
{
    /// <summary>Waits for the turn of a row among the rows of its order.</summary>
    internal async Task<RowTurn> EnterAsync(RowAtHand row, CancellationToken cancellation)
    {
        var turn = new RowTurn(row, turns, gate, claims, cancels, clock);
        try
        {
            await turn.EnterAsync(row.Key, cancellation);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }
}
