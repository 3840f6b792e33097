using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>The log of one batch of rows: an append blob with a JSON line a row. It is also the record that a row is done.</summary>
internal sealed class BatchLog
{
    private readonly ConcurrentDictionary<int, RowFate> fates;
    private readonly GroupAppend append;

    private BatchLog(ConcurrentDictionary<int, RowFate> fates, GroupAppend append, DateTimeOffset began) => (this.fates, this.append, Began) = (fates, append, began);

    public ICollection<KeyValuePair<int, RowFate>> Fates => fates;

    /// <summary>When the batch was begun: by this host's clock, or by storage's when another host began it.</summary>
    public DateTimeOffset Began { get; }

    public static async Task<BatchLog> OpenAsync(AppendBlobClient blob, TimeProvider clock)
    {
        var fates = new ConcurrentDictionary<int, RowFate>();
        var began = clock.GetUtcNow();
        // Nearly always it is new, and then nothing needs to be read.
        var there = await blob.CreateIfNotExistsAsync() is null ? await DownloadAsync(blob) : null;
        foreach (var line in Lines.Of(there?.Content.ToMemory() ?? default))
        {
            var record = JsonSerializer.Deserialize<RowRecord>(line.Span, RunJson.Options)!;
            fates.TryAdd(record.Row, new RowFate(record.Outcome, record.Order));
        }

        return new BatchLog(fates, new GroupAppend(blob), there?.Details.CreatedOn ?? began);
    }

    /// <summary>The lines of a batch as stored; null when nothing is.</summary>
    public static async Task<IEnumerable<ReadOnlyMemory<byte>>?> ReadAsync(AppendBlobClient blob) =>
        await DownloadAsync(blob) is { } there ? Lines.Of(there.Content.ToMemory()) : null;

    /// <summary>The row's number, without reading the rest of its line; null when it is not the line's first member.</summary>
    public static int? RowOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        return reader.Read() && reader.Read() && reader.ValueTextEquals("row"u8) && reader.Read() && reader.TryGetInt32(out var row) ? row : null;
    }

    public bool Has(int row) => fates.ContainsKey(row);

    public async Task AppendAsync(RowRecord record)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Options);
        await append.AppendAsync([.. line, Lines.Feed]);
        fates.TryAdd(record.Row, new RowFate(record.Outcome, record.Order));
    }

    private static async Task<BlobDownloadResult?> DownloadAsync(AppendBlobClient blob)
    {
        try
        {
            return (await blob.DownloadContentAsync()).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}

/// <summary>What is kept in memory of a logged row.</summary>
internal readonly record struct RowFate(RowOutcome Outcome, string? Order);
