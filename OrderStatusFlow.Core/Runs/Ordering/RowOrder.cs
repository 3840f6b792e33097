
namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Gives each row its turn: one row of an order in flight, and none after a newer one was sent.</summary>
public sealed class RowOrder(OrderTurns turns, FlowConcurrencyLimiter gate, OrderClaims claims, CancellationMonitor cancels, TimeProvider clock)
{
    /// <summary>Waits for the row's turn among the rows of its order, then for a place in the flow's gate.</summary>
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
