using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>The log of one batch of rows: an append blob with a JSON line a row. It is also the record that a row is done.</summary>
internal sealed class BatchLog
{
    private readonly ConcurrentDictionary<int, RowFate> fates;
    private readonly GroupAppend append;

    private BatchLog(ConcurrentDictionary<int, RowFate> fates, GroupAppend append) => (this.fates, this.append) = (fates, append);

    public ICollection<KeyValuePair<int, RowFate>> Fates => fates;

    public static async Task<BatchLog> OpenAsync(AppendBlobClient blob)
    {
        var fates = new ConcurrentDictionary<int, RowFate>();
        // Nearly always it is new, and then nothing needs to be read.
        var made = await blob.CreateIfNotExistsAsync();
        foreach (var line in made is null ? await ReadAsync(blob) ?? [] : [])
        {
            var record = JsonSerializer.Deserialize<RowRecord>(line.Span, RunJson.Options)!;
            fates.TryAdd(record.Row, new RowFate(record.Outcome, record.Order));
        }

        return new BatchLog(fates, new GroupAppend(blob));
    }

    /// <summary>The lines of a batch as stored; null when nothing is.</summary>
    public static async Task<IEnumerable<ReadOnlyMemory<byte>>?> ReadAsync(AppendBlobClient blob)
    {
        try
        {
            return Lines.Of((await blob.DownloadContentAsync()).Value.Content.ToMemory());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public bool Has(int row) => fates.ContainsKey(row);

    public async Task AppendAsync(RowRecord record)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Options);
        await append.AppendAsync([.. line, Lines.Feed]);
        fates.TryAdd(record.Row, new RowFate(record.Outcome, record.Order));
    }
}

/// <summary>What is kept in memory of a logged row.</summary>
internal readonly record struct RowFate(RowOutcome Outcome, string? Order);
