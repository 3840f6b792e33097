using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Row logs in Blob Storage: <c>runs/{run}/rows/{batch}.jsonl</c>, one append blob a batch.</summary>
/// <remarks>
/// Hundreds of rows share one write, which is what makes logging every row affordable. A row whose line is there is done: after a crash it is not sent again.
/// Should a line come twice, readers take the first.
/// </remarks>
public sealed class RowLog(StorageClients storage, TimeProvider clock) : IDisposable
{
    private readonly AsyncCache<(string Run, int Batch), BatchLog> open = new(MaxOpen, TimeSpan.FromMinutes(30));

    /// <summary>How many logs are kept open; the others are read again when they are needed.</summary>
    internal const int MaxOpen = 1_000;

    /// <summary>How many are open now.</summary>
    internal int Open => open.Count;

    /// <summary>Opens a batch's log, and begins it when there is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="manyHosts">Whether other hosts may write to it at the same time.</param>
    internal Task<BatchLog> OpenAsync(RunId run, BatchRef batch, bool manyHosts = false) =>
        open.GetAsync((run.ToString(), batch.Number), async () => await BatchLog.OpenAsync(await BlobAsync(run, batch.Number), clock, manyHosts));

    /// <summary>A batch's log when it is open here; else null.</summary>
    internal BatchLog? Find(RunId run, int batch) => open.Find((run.ToString(), batch));

    /// <summary>Opens a batch's log; null when it was not begun.</summary>
    internal async Task<BatchLog?> OpenIfThereAsync(RunId run, int batch) =>
        await (await BlobAsync(run, batch)).ExistsAsync() ? await OpenAsync(run, new BatchRef(batch, 0)) : null;

    internal void Close(RunId run, BatchRef batch) => open.Remove((run.ToString(), batch.Number));

    /// <inheritdoc/>
    public void Dispose() => open.Dispose();

    /// <summary>The numbers of a run's batches that have a log, in order.</summary>
    internal async Task<IReadOnlyList<int>> BatchesAsync(RunId run, CancellationToken cancellation)
    {
        var container = await storage.ContainerAsync("runs");
        var batches = new List<int>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{run}/rows/", cancellation))
            batches.Add(int.Parse(Path.GetFileNameWithoutExtension(blob.Name), CultureInfo.InvariantCulture));
        batches.Sort();
        return batches;
    }

    /// <summary>The rows of a run from a row number on, in order of their numbers.</summary>
    public async IAsyncEnumerable<RowRecord> ReadAsync(
        RunId run, int from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var container = await storage.ContainerAsync("runs");
        var batches = await BatchesAsync(run, cancellation);
        for (var i = 0; i < batches.Count; i++)
        {
            if (i + 1 < batches.Count && batches[i + 1] <= from)
                continue;
            var lines = await BatchLog.ReadAsync(container.GetAppendBlobClient(Name(run, batches[i]))) ?? [];
            var records = lines.Select(line => JsonSerializer.Deserialize<RowRecord>(line.Span, RunJson.Options)!);
            foreach (var record in records.DistinctBy(r => r.Row).Where(r => r.Row >= from).OrderBy(r => r.Row))
                yield return record;
        }
    }

    /// <summary>Some rows of one batch of a run, in order of their numbers; rows that are not logged are left out.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The batch's number.</param>
    /// <param name="wanted">The rows' numbers in the run.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<IReadOnlyList<RowRecord>> ReadAsync(RunId run, int batch, IReadOnlySet<int> wanted, CancellationToken cancellation)
    {
        var lines = await BatchLog.ReadAsync((await storage.ContainerAsync("runs")).GetAppendBlobClient(Name(run, batch))) ?? [];
        cancellation.ThrowIfCancellationRequested();
        var records = lines.Where(line => BatchLog.RowOf(line.Span) is not { } row || wanted.Contains(row)).Select(line => JsonSerializer.Deserialize<RowRecord>(line.Span, RunJson.Options)!);
        return [.. records.DistinctBy(r => r.Row).Where(r => wanted.Contains(r.Row)).OrderBy(r => r.Row)];
    }

    private async Task<AppendBlobClient> BlobAsync(RunId run, int batch) => (await storage.ContainerAsync("runs")).GetAppendBlobClient(Name(run, batch));

    private static string Name(RunId run, int batch) => $"{run}/rows/{batch:D9}.jsonl";
}
