using System.Diagnostics;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Finds the rows of a run. The table of closed batches and the order index show which batches can match; these are read in parallel.</summary>
/// <remarks>The log of a batch is one request, and has the rows with their requests and responses. A closed batch whose log is large is queried in table
/// <c>rows</c> instead. Open batches, and those of earlier releases, are read from their logs.</remarks>
public sealed class RowSearch(RowLog log, RowTable table, BatchTable batches, OrderIndex orders)
{
    private const int BatchesAtOnce = 8;

    // Rows of usual orders have about a kilobyte, and a batch has 500 of them.
    private const long MaxLogBytes = 2 << 20;

    // No column answers a search for a part of a text: after this time it returns what it has, with a continuation.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMilliseconds(200);

    /// <summary>A page of the rows that match, in order of their numbers.</summary>
    /// <param name="run">The run.</param>
    /// <param name="query">The conditions.</param>
    /// <param name="limit">The maximum number of rows.</param>
    /// <param name="whole">Whether to return requests, responses and attributes too.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The rows, and the row number to continue from; null after the last row. A search for a part of a
    /// text may return fewer rows than the limit, even none, with a continuation, so that it takes no longer than about a quarter of a second.</returns>
    public async Task<(IReadOnlyList<RowRecord> Rows, int? Next)> FindAsync(RunId run, RowQuery query, int limit, bool whole, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var parts = await PartsAsync(run, query, cancellation);
        var (found, next) = await ReadAsync(run, parts, query, limit, began, cancellation);
        var records = whole ? await WholeAsync(run, found, cancellation) : found.Select(row => row.Row.ToRecord());
        return ([.. records.Select(row => row with { Error = ErrorFingerprint.Of(run.Flow, row) })], next);
    }

    /// <summary>A complete row; null if it is not logged.</summary>
    public async Task<RowRecord?> FindAsync(RunId run, int row, CancellationToken cancellation)
    {
        var query = new RowQuery { From = row, To = row };
        if (await PartsAsync(run, query, cancellation) is not [var part, ..])
            return null;
        var record = part.IsClosed && await table.FindAsync(run, part.Batch, row, cancellation) is { } columns
            ? (await log.ReadAsync(run, [(part.Batch, columns)], cancellation))[0]
            : await log.QueryAsync(run, part.Batch, query, cancellation) is [var found, ..] ? BatchLog.Record(found.Line) : null;
        return record is null ? null : record with { Error = ErrorFingerprint.Of(run.Flow, record) };
    }

    /// <summary>All rows that match, in order of their numbers, with the batch of each.</summary>
    /// <param name="run">The run.</param>
    /// <param name="query">The conditions.</param>
    /// <param name="columns">The columns to read, in addition to the outcome.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<IReadOnlyList<(int Batch, LoggedRow Row)>> SelectAsync(
        RunId run, RowQuery query, IReadOnlyList<string> columns, CancellationToken cancellation)
    {
        var found = new List<(int Batch, LoggedRow Row)>();
        foreach (var parts in (await PartsAsync(run, query, cancellation)).Chunk(BatchesAtOnce))
        {
            var rows = await Task.WhenAll(parts.Select(part => QueryAsync(run, part, query, int.MaxValue, cancellation, columns)));
            found.AddRange(rows.SelectMany(part => part).Select(row => (row.Batch, row.Row)));
        }

        return found;
    }

    private async Task<(IReadOnlyList<FoundRow> Rows, int? Next)> ReadAsync(
        RunId run, IReadOnlyList<Part> parts, RowQuery query, int limit, long began, CancellationToken cancellation)
    {
        var found = new List<FoundRow>();
        var reading = new Queue<(Part Part, Task<IReadOnlyList<FoundRow>> Rows)>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            for (var (started, read) = (0, 0); read < parts.Count; read++)
            {
                while (started < parts.Count && reading.Count < BatchesAtOnce
                    && (reading.Count == 0 || found.Count + reading.Sum(r => r.Part.Expected) <= limit))
                    reading.Enqueue((parts[started], QueryAsync(run, parts[started++], query, limit + 1, enough.Token)));
                var (part, rows) = reading.Peek();
                if (query.Text is not null && read > 0 && Stopwatch.GetElapsedTime(began) > MaxDuration)
                    return (found, Math.Max(part.Batch, query.From));
                foreach (var row in await rows)
                {
                    if (found.Count == limit)
                        return (found, row.Row.Row);
                    found.Add(row);
                }

                reading.Dequeue();
            }

            return (found, null);
        }
        finally
        {
            await enough.CancelAsync();
            // Batches that were begun in advance.
            await ((Task)Task.WhenAll(reading.Select(r => r.Rows))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<FoundRow>> QueryAsync(
        RunId run, Part part, RowQuery query, int limit, CancellationToken cancellation, IReadOnlyList<string>? columns = null)
    {
        // The log of a batch is purged before its rows.
        if (part is not { IsClosed: true, Bytes: > MaxLogBytes or 0 })
            return await log.QueryAsync(run, part.Batch, query, cancellation);
        return await table.QueryAsync(run, part.Batch, part.Batch, query, limit, cancellation, columns).Take(limit)
            .Select(row => new FoundRow(row.Batch, row.Row, default)).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<RowRecord>> WholeAsync(RunId run, IReadOnlyList<FoundRow> found, CancellationToken cancellation)
    {
        var columns = found.Where(row => row.Line.IsEmpty).Select(row => (row.Batch, row.Row)).ToList();
        var read = (await log.ReadAsync(run, columns, cancellation)).ToDictionary(row => row.Row);
        return [.. found.Select(row => row.Line.IsEmpty ? read[row.Row.Row] : BatchLog.Record(row.Line))];
    }

    /// <summary>The batches that may hold matching rows, in order.</summary>
    private async Task<IReadOnlyList<Part>> PartsAsync(RunId run, RowQuery query, CancellationToken cancellation)
    {
        var (list, logs) = (batches.ListAsync(run, cancellation), log.SizesAsync(run, cancellation));
        var indexed = query.Order is { } order ? await orders.BatchesAsync(run, order, cancellation) : null;
        var closed = (await list).ToDictionary(batch => batch.Number);
        var sizes = await logs;
        var numbers = closed.Keys.Union(sizes.Keys).Order().ToList();
        // A batch's number is the number of its first row.
        return [.. numbers.Skip(Math.Max(0, numbers.FindLastIndex(number => number <= query.From))).TakeWhile(number => !(number > query.To))
            .Where(number => !closed.TryGetValue(number, out var batch) || (batch.MayMatch(query) && indexed?.Contains(number) != false))
            .Select(number => closed.TryGetValue(number, out var batch)
                ? new Part(number, sizes.GetValueOrDefault(number), true, batch.Expected(query)) : new Part(number, sizes[number], false, 0))];
    }

    private sealed record Part(int Batch, long Bytes, bool IsClosed, int Expected);
}
