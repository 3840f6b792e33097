using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>The delivered states in closed batches. The re-runs of an outage look at the same batches, so the rows of a batch are cached.</summary>
public sealed class DeliveredBatches(RowTable table, RowLog log, RunFiles files) : IDisposable
{
    private const long MaxRows = 200_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private static readonly string[] Columns = ["Order", "Offset", "Length"];

    private readonly AsyncCache<(string Run, int Batch), IReadOnlyList<(int Batch, LoggedRow Row)>> rows = new(MaxRows, Kept, static batch => batch.Count + 1);

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    /// <summary>The delivered states of some orders in a closed batch.</summary>
    internal async Task<IReadOnlyList<DeliveredState>> FindAsync(RunId run, int batch, IReadOnlySet<string> orders, CancellationToken cancellation)
    {
        var query = new RowQuery { AnyOf = RowQuery.Delivered };
        var delivered = await rows.GetAsync((run.ToString(), batch), async () =>
            await table.QueryAsync(run, batch, batch, query, int.MaxValue, CancellationToken.None, Columns).ToListAsync());
        var found = delivered.Where(row => row.Row.Order is { } order && orders.Contains(order)).ToList();
        return found.Count == 0 ? [] : States(run, batch, await log.ReadAsync(run, found, cancellation), await HeadAsync(run, batch, cancellation));
    }

    /// <summary>The delivered states of some orders in a batch that is not closed, as far as it is logged.</summary>
    internal async Task<IReadOnlyList<DeliveredState>> FindOpenAsync(RunId run, int batch, IReadOnlySet<string> orders, CancellationToken cancellation)
    {
        var found = (await log.ReadAsync(run, batch, cancellation))
            .Where(row => RowQuery.Delivered.Contains(row.Outcome) && row.Order is { } order && orders.Contains(order)).ToList();
        return found.Count == 0 ? [] : States(run, batch, found, await HeadAsync(run, batch, cancellation));
    }

    /// <summary>The head of a batch; null if it is gone.</summary>
    internal async Task<OrderBatchHead?> HeadAsync(RunId run, int batch, CancellationToken cancellation) =>
        await files.ReadLineAsync(run, RunFiles.Batch(batch), cancellation) is { } line ? OrderBatchHead.Parse(line.Span) : null;

    private static List<DeliveredState> States(RunId run, int batch, IReadOnlyList<RowRecord> found, OrderBatchHead? head) =>
        [.. found.Select(row => new DeliveredState(row.Order!, run, row.Row, DeliveredState.SequenceOf(run, batch, row.Row, head),
            row.Outcome == RowOutcome.Unchanged ? null : row.Items()))];
}
