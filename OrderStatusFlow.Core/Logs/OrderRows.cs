using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The logged rows of an order, over all runs and flows.</summary>
public sealed class OrderRows(OrderIndex index, RowLog rows)
{
    private const int BatchesAtOnce = 8;

    /// <summary>The rows of an order, newest run first. Each batch's log is read once, even if it has the order several times.</summary>
    /// <param name="order">The order number.</param>
    /// <param name="limit">The maximum number of rows.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<(RunId Run, RowRecord Row)>> FindAsync(string order, int limit, CancellationToken cancellation)
    {
        var found = await index.FindAsync(order, limit, cancellation);
        var records = new Dictionary<OrderIndexEntry, RowRecord>();
        foreach (var some in found.GroupBy(entry => (entry.Run, entry.Batch)).Chunk(BatchesAtOnce))
        {
            var read = await Task.WhenAll(
                some.Select(batch => rows.ReadAsync(batch.Key.Run, batch.Key.Batch, batch.Select(entry => entry.Row).ToHashSet(), cancellation)));
            foreach (var (batch, logged) in some.Zip(read))
            {
                foreach (var row in logged)
                    records[new OrderIndexEntry(batch.Key.Run, batch.Key.Batch, row.Row)] = row;
            }
        }

        return [.. found.Where(records.ContainsKey).Select(entry => (entry.Run, records[entry]))];
    }
}
