using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Row logs in Blob Storage: one append blob per batch, <c>runs/{run}/rows/{batch}.jsonl</c>.</summary>
/// <remarks>
/// Rows that finish at the same time share one append. A row that has a line is done: it is not sent again after a crash. If a row has two lines, readers use
/// the first.
/// </remarks>
public sealed class RowLog(StorageClients storage, TimeProvider clock) : IDisposable
{
    // The log of a batch can have several MB; the line of a row has a few KB.
    private const int MaxSingleReads = 8;
    private const int ReadsAtOnce = 8;

    private readonly AsyncCache<(string Run, int Batch), BatchLog> open = new(MaxOpen, TimeSpan.FromMinutes(30));

    /// <summary>The maximum number of open logs. A log that was closed is read again when it is needed.</summary>
    internal const int MaxOpen = 1_000;

    /// <summary>The number of open logs.</summary>
    internal int Open => open.Count;

    /// <summary>Opens the log of a batch, and creates it if it does not exist.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="manyHosts">True if other hosts may write to it at the same time.</param>
    internal Task<BatchLog> OpenAsync(RunId run, BatchRef batch, bool manyHosts = false) =>
        open.GetAsync((run.ToString(), batch.Number), async () => await BatchLog.OpenAsync(await BlobAsync(run, batch.Number), clock, manyHosts));

    /// <summary>The log of a batch if it is open in this process; otherwise null.</summary>
    internal BatchLog? Find(RunId run, int batch) => open.Find((run.ToString(), batch));

    /// <summary>Opens the log of a batch; null if it does not exist.</summary>
    internal async Task<BatchLog?> OpenIfThereAsync(RunId run, int batch) =>
        await (await BlobAsync(run, batch)).ExistsAsync() ? await OpenAsync(run, new BatchRef(batch, 0)) : null;

    internal void Close(RunId run, BatchRef batch) => open.Remove((run.ToString(), batch.Number));

    /// <inheritdoc/>
    public void Dispose() => open.Dispose();

    /// <summary>The numbers of the batches of a run that have a log, in order.</summary>
    internal async Task<IReadOnlyList<int>> BatchesAsync(RunId run, CancellationToken cancellation) =>
        [.. (await SizesAsync(run, cancellation)).Keys.Order()];

    /// <summary>The size in bytes of each log of a run, by the number of the batch.</summary>
    internal async Task<IReadOnlyDictionary<int, long>> SizesAsync(RunId run, CancellationToken cancellation)
    {
        var container = await storage.ContainerAsync("runs");
        var sizes = new Dictionary<int, long>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{run}/rows/", cancellation))
            sizes[int.Parse(Path.GetFileNameWithoutExtension(blob.Name), CultureInfo.InvariantCulture)] = blob.Properties.ContentLength ?? long.MaxValue;
        return sizes;
    }

    /// <summary>The rows of a run, in order.</summary>
    public async IAsyncEnumerable<RowRecord> ReadAsync(
        RunId run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var container = await storage.ContainerAsync("runs");
        foreach (var batch in await BatchesAsync(run, cancellation))
        {
            var lines = await BatchLog.ReadAsync(container.GetAppendBlobClient(Name(run, batch))) ?? [];
            foreach (var record in lines.Select(BatchLog.Record).DistinctBy(r => r.Row).OrderBy(r => r.Row))
                yield return record;
        }
    }

    /// <summary>Rows of one batch, in order. Rows that are not logged are left out.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The number of the batch.</param>
    /// <param name="wanted">The row numbers.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<RowRecord>> ReadAsync(RunId run, int batch, IReadOnlySet<int> wanted, CancellationToken cancellation)
    {
        var lines = await BatchLog.ReadAsync((await storage.ContainerAsync("runs")).GetAppendBlobClient(Name(run, batch))) ?? [];
        cancellation.ThrowIfCancellationRequested();
        var records = lines.Where(line => BatchLog.RowOf(line.Span) is not { } row || wanted.Contains(row))
            .Select(BatchLog.Record);
        return [.. records.DistinctBy(r => r.Row).Where(r => wanted.Contains(r.Row)).OrderBy(r => r.Row)];
    }

    /// <summary>All rows of one batch, in order.</summary>
    internal async Task<IReadOnlyList<RowRecord>> ReadAsync(RunId run, int batch, CancellationToken cancellation)
    {
        var content = await BatchLog.DownloadAsync((await storage.ContainerAsync("runs")).GetAppendBlobClient(Name(run, batch)), 0, cancellation);
        return content is null ? []
            : [.. JsonLines.Split(content.Content.ToMemory()).Select(BatchLog.Record).DistinctBy(row => row.Row).OrderBy(row => row.Row)];
    }

    /// <summary>The rows of one batch that match a query, in order.</summary>
    internal async Task<IReadOnlyList<FoundRow>> QueryAsync(RunId run, int batch, RowQuery query, CancellationToken cancellation)
    {
        var content = await BatchLog.DownloadAsync((await storage.ContainerAsync("runs")).GetAppendBlobClient(Name(run, batch)), 0, cancellation);
        if (content is null)
            return [];
        var mayMatch = query.LineFilter();
        return [.. JsonLines.SplitWithOffsets(content.Content.ToMemory()).Where(line => mayMatch(line.Json))
            .Select(line => new FoundRow(batch, LoggedRow.Read(line.Json.Span, line.Offset), line.Json))
            .DistinctBy(found => found.Row.Row).Where(found => query.Matches(found.Row)).OrderBy(found => found.Row.Row)];
    }

    /// <summary>Reads complete rows. A few rows of a batch are read one by one; more rows are read with their batch. Rows whose logs were purged have
    /// neither requests nor responses.</summary>
    internal async Task<IReadOnlyList<RowRecord>> ReadAsync(RunId run, IReadOnlyList<(int Batch, LoggedRow Row)> rows, CancellationToken cancellation)
    {
        var container = await storage.ContainerAsync("runs");
        var records = new ConcurrentDictionary<int, RowRecord>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation };
        var reads = rows.GroupBy(row => row.Batch, row => row.Row)
            .SelectMany(batch => batch.Count() <= MaxSingleReads ? batch.Select(row => (batch.Key, Rows: new[] { row })) : [(batch.Key, batch.ToArray())]);
        await Parallel.ForEachAsync(reads, options, async (read, token) =>
        {
            var (first, end) = (read.Rows.Min(row => row.Offset), read.Rows.Max(row => row.Offset + row.Length));
            var blob = container.GetAppendBlobClient(Name(run, read.Key));
            var content = await BatchLog.DownloadAsync(blob, new HttpRange(first, end - first), token);
            foreach (var row in read.Rows)
            {
                records[row.Row] = content is null
                    ? row.ToRecord() : BatchLog.Record(content.Content.ToMemory().Slice((int)(row.Offset - first), row.Length));
            }
        });
        return [.. rows.Select(row => records[row.Row.Row])];
    }

    private async Task<AppendBlobClient> BlobAsync(RunId run, int batch) => (await storage.ContainerAsync("runs")).GetAppendBlobClient(Name(run, batch));

    private static string Name(RunId run, int batch) => $"{run}/rows/{batch:D9}.jsonl";
}
