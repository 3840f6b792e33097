using System.Diagnostics;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Finds the rows of a run: closed batches by their table, open batches and runs of earlier releases by their logs.</summary>
public sealed class RowSearch(RowLog log, RowTable table, BatchTable batches)
{
    private const int MaxBatchesPerQuery = 16;
    private const int PartsAtOnce = 4;

    // No column answers a search for a part of a text: after this time it returns what it has, with a continuation.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMilliseconds(250);

    /// <summary>A page of the rows that match, in order of their numbers.</summary>
    /// <param name="run">The run.</param>
    /// <param name="query">The conditions.</param>
    /// <param name="limit">The maximum number of rows.</param>
    /// <param name="whole">Whether to read requests, responses and attributes too.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The rows, and the row number to continue from; null after the last row. A search for a part of a
    /// text may return fewer rows than the limit, even none, with a continuation, so that it takes no longer than about a quarter of a second.</returns>
    public async Task<(IReadOnlyList<RowRecord> Rows, int? Next)> FindAsync(RunId run, RowQuery query, int limit, bool whole, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var found = new List<(int Batch, LoggedRow Row)>();
        int? next = null;
        var (closed, logged) = (batches.ListAsync(run, cancellation), log.BatchesAsync(run, cancellation));
        foreach (var part in Parts(await closed, await logged, query))
        {
            if (next is not null || (query.Text is not null && Stopwatch.GetElapsedTime(began) > MaxDuration))
            {
                next ??= part.First;
                break;
            }

            var rows = part.IsClosed
                ? table.QueryAsync(run, part.First, part.Last, query, limit + 1 - found.Count, cancellation)
                : log.QueryAsync(run, part.First, query, cancellation);
            await foreach (var row in rows)
            {
                if (found.Count == limit)
                {
                    next = row.Row.Row;
                    break;
                }

                found.Add(row);
            }
        }

        var records = whole ? await log.ReadAsync(run, found, cancellation) : found.Select(f => f.Row.ToRecord());
        return ([.. records.Select(row => row with { Error = ErrorFingerprint.Of(run.Flow, row) })], next);
    }

    /// <summary>A complete row; null if it is not logged.</summary>
    public async Task<RowRecord?> FindAsync(RunId run, int row, CancellationToken cancellation)
    {
        var (rows, _) = await FindAsync(run, new RowQuery { From = row, To = row }, 1, whole: true, cancellation);
        return rows is [var found] ? found : null;
    }

    /// <summary>All rows that match, in order of their numbers, with the batch of each.</summary>
    /// <param name="run">The run.</param>
    /// <param name="query">The conditions.</param>
    /// <param name="columns">The columns to read, in addition to the outcome.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<IReadOnlyList<(int Batch, LoggedRow Row)>> SelectAsync(
        RunId run, RowQuery query, IReadOnlyList<string> columns, CancellationToken cancellation)
    {
        var (closed, logged) = (batches.ListAsync(run, cancellation), log.BatchesAsync(run, cancellation));
        var found = new List<(int Batch, LoggedRow Row)>();
        foreach (var parts in Parts(await closed, await logged, query).Chunk(PartsAtOnce))
        {
            var rows = await Task.WhenAll(parts.Select(part => (part.IsClosed
                ? table.QueryAsync(run, part.First, part.Last, query, int.MaxValue, cancellation, columns)
                : log.QueryAsync(run, part.First, query, cancellation)).ToListAsync(cancellation).AsTask()));
            found.AddRange(rows.SelectMany(part => part));
        }

        return found;
    }

    /// <summary>The batches that may hold matching rows, in order: closed ones in ranges, open ones one by one.</summary>
    private static IEnumerable<Part> Parts(IReadOnlyList<ClosedBatch> closed, IReadOnlyList<int> logged, RowQuery query)
    {
        var byNumber = closed.ToDictionary(batch => batch.Number);
        var numbers = byNumber.Keys.Union(logged).Order().ToList();
        Part? range = null;
        // A batch's number is the number of its first row.
        foreach (var number in numbers.Skip(Math.Max(0, numbers.FindLastIndex(n => n <= query.From))).TakeWhile(n => !(n > query.To)))
        {
            if (byNumber.TryGetValue(number, out var batch))
            {
                if (!batch.MayMatch(query))
                    continue;
                range = range is null ? new Part(number, number, true, 1) : range with { Last = number, Batches = range.Batches + 1 };
                if (range.Batches < MaxBatchesPerQuery)
                    continue;
            }

            if (range is not null)
                yield return range;
            range = null;
            if (batch is null)
                yield return new Part(number, number, false, 1);
        }

        if (range is not null)
            yield return range;
    }

    private sealed record Part(int First, int Last, bool IsClosed, int Batches);
}
