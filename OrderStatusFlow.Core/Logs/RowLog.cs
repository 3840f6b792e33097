using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>Row logs in Blob Storage: <c>runs/{run}/rows/{batch}.jsonl</c>, one append blob a batch.</summary>
/// <remarks>
/// Hundreds of rows share one write, which is what makes logging every row affordable. A row whose line is there is done: after a crash it is not sent again.
/// Should a line come twice, readers take the first.
/// </remarks>
public sealed class RowLog(StorageClients storage, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Run, int Batch), Lazy<Task<BatchLog>>> open = new();

    internal async Task<BatchLog> OpenAsync(RunId run, BatchRef batch)
    {
        var key = (run.ToString(), batch.Number);
        var opening = open.GetOrAdd(key, _ => new Lazy<Task<BatchLog>>(() => LoadAsync(run, batch.Number)));
        try
        {
            return await opening.Value;
        }
        catch
        {
            open.TryRemove(KeyValuePair.Create(key, opening));
            throw;
        }
    }

    internal void Close(RunId run, BatchRef batch) => open.TryRemove((run.ToString(), batch.Number), out _);

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

    private async Task<BatchLog> LoadAsync(RunId run, int batch) =>
        await BatchLog.OpenAsync((await storage.ContainerAsync("runs")).GetAppendBlobClient(Name(run, batch)), clock);

    private static string Name(RunId run, int batch) => $"{run}/rows/{batch:D9}.jsonl";
}
