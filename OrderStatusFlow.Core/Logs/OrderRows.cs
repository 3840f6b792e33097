using System.Collections.Concurrent;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The logged rows of an order, over all runs and flows.</summary>
public sealed class OrderRows(OrderIndex index, RowLog rows, RowTable table)
{
    // More rows of a batch are read with its whole log, which can have several MB.
    private const int MaxSingleReads = 8;
    private const int ReadsAtOnce = 16;

    /// <summary>The rows of an order, newest run first.</summary>
    /// <param name="order">The order number.</param>
    /// <param name="limit">The maximum number of rows.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<(RunId Run, RowRecord Row)>> FindAsync(string order, int limit, CancellationToken cancellation) =>
        [.. (await ReadAsync(await index.FindAsync(order, limit, cancellation), cancellation))
            .Where(found => found.Row is not null).Select(found => (found.Run, found.Row!))];

    /// <summary>Reads complete rows. Rows that are no longer stored are left out; absences are kept.</summary>
    internal async Task<IReadOnlyList<OrderEvent>> ReadAsync(IReadOnlyList<OrderIndexEntry> entries, CancellationToken cancellation)
    {
        var records = new ConcurrentDictionary<OrderIndexEntry, RowRecord>();
        var reads = entries.Where(entry => !entry.IsAbsence).GroupBy(entry => (entry.Run, entry.Batch))
            .SelectMany(batch => batch.Count() <= MaxSingleReads ? batch.Select(entry => new[] { entry }) : [batch.ToArray()]);
        await Parallel.ForEachAsync(reads, Options(cancellation), async (read, token) =>
        {
            foreach (var row in await ReadBatchAsync(read, token))
                records[read[0] with { Row = row.Row }] = row;
        });
        return [.. entries.Where(entry => entry.IsAbsence || records.ContainsKey(entry))
            .Select(entry => new OrderEvent(entry.Run, records.GetValueOrDefault(entry)))];
    }

    /// <summary>Reads rows without their requests and responses, as far as a table has them.</summary>
    internal async Task<IReadOnlyList<OrderEvent>> ReadColumnsAsync(IReadOnlyList<OrderIndexEntry> entries, CancellationToken cancellation)
    {
        var found = new OrderEvent?[entries.Count];
        await Parallel.ForEachAsync(entries.Index(), Options(cancellation), async (entry, token) =>
        {
            var (run, batch, row) = entry.Item;
            if (entry.Item.IsAbsence)
                found[entry.Index] = new OrderEvent(run, null);
            else if ((await table.FindAsync(run, batch, row, token))?.ToRecord() is { } columns)
                found[entry.Index] = new OrderEvent(run, columns);
            else if ((await ReadBatchAsync([entry.Item], token)) is [var record])
                found[entry.Index] = new OrderEvent(run, record);
        });
        return [.. found.OfType<OrderEvent>()];
    }

    private async Task<IReadOnlyList<RowRecord>> ReadBatchAsync(OrderIndexEntry[] read, CancellationToken cancellation)
    {
        var (run, batch, row) = read[0];
        if (read.Length == 1 && await table.FindAsync(run, batch, row, cancellation) is { Length: > 0 } columns)
            return await rows.ReadAsync(run, [(batch, columns)], cancellation);
        var wanted = read.Select(entry => entry.Row).ToHashSet();
        var logged = await rows.ReadAsync(run, batch, wanted, cancellation);
        // The log of a batch is purged before its rows.
        return logged.Count > 0 ? logged : [.. (await table.FindAsync(run, batch, wanted, cancellation)).Select(row => row.ToRecord())];
    }

    private static ParallelOptions Options(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation };
}
