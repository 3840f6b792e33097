using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The log of one batch: an append blob with one JSON line per row. A row that has a line is done.</summary>
/// <remarks>
/// The host that opens a log first creates it. Any other host appends an empty line and waits for <see cref="Trusted"/> before its first row. Storage returns
/// the offset of each append. If the offset is not the end of the log that this host has read, another host writes to it too: this host then reads the missing
/// lines, and from then on <see cref="CatchUpAsync"/> reads new lines before each row. A host that is alone reads nothing, unless it wrote nothing
/// for that long.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle has nothing to dispose of.")]
internal sealed class BatchLog
{
    // How long a host that writes alone may assume that no other host has started to write.
    private static readonly TimeSpan Trusted = TimeSpan.FromMilliseconds(250);

    private readonly AppendBlobClient blob;
    private readonly TimeProvider clock;
    private readonly GroupAppend append;
    private readonly SemaphoreSlim reading = new(1);
    private readonly ConcurrentDictionary<int, LoggedRow> rows = new();
    private readonly ConcurrentDictionary<string, int> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, bool> mine = new();
    private long length;
    private long known;
    private bool shared;

    private BatchLog(AppendBlobClient blob, TimeProvider clock)
    {
        (this.blob, this.clock, Began) = (blob, clock, clock.GetUtcNow());
        append = new GroupAppend(blob, appended: AppendedAsync);
    }

    /// <summary>The rows that are logged, as far as this host knows.</summary>
    public IReadOnlyCollection<LoggedRow> Rows => [.. rows.Values];

    /// <summary>The number of rows that are logged, as far as this host knows.</summary>
    public int Count => rows.Count;

    /// <summary>When the log was created: by this host's clock, or by the storage service's clock if another host created it.</summary>
    public DateTimeOffset Began { get; private set; }

    /// <summary>True if the log existed when it was opened.</summary>
    public bool WasThere { get; private set; }

    /// <param name="blob">The blob, which is created if it does not exist.</param>
    /// <param name="clock">This host's clock.</param>
    /// <param name="manyHosts">True if other hosts may write to the log at the same time.</param>
    public static async Task<BatchLog> OpenAsync(AppendBlobClient blob, TimeProvider clock, bool manyHosts)
    {
        var log = new BatchLog(blob, clock) { known = Stopwatch.GetTimestamp() };
        // A new log, which is the usual case, has nothing to read.
        if (await blob.CreateIfNotExistsAsync() is not null)
            return log;
        log.WasThere = true;
        if (manyHosts)
        {
            // Readers skip an empty line. After the delay, the host that created the log has seen it, or reads before its next row.
            await blob.AppendBlockAsync(new MemoryStream([JsonLines.LineFeed]));
            await Task.Delay(Trusted, clock);
        }

        log.known = Stopwatch.GetTimestamp();
        if (await DownloadAsync(blob, 0) is { } there)
        {
            log.Began = there.Details.CreatedOn;
            log.Take(there);
        }

        return log;
    }

    /// <summary>The stored lines of a batch; null if the log does not exist.</summary>
    public static async Task<IEnumerable<ReadOnlyMemory<byte>>?> ReadAsync(AppendBlobClient blob) =>
        await DownloadAsync(blob, 0) is { } there ? JsonLines.Split(there.Content.ToMemory()) : null;

    /// <summary>The row's number, read without the rest of its line; null if it is not the first member of the line.</summary>
    public static int? RowOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        return reader.Read() && reader.Read() && reader.ValueTextEquals("row"u8) && reader.Read() && reader.TryGetInt32(out var row) ? row : null;
    }

    public bool Has(int row) => rows.ContainsKey(row);

    /// <summary>The last of the later rows that sent these items; null unless each item was sent by a later row.</summary>
    /// <param name="items">The ids of the items.</param>
    /// <param name="row">The row to compare with.</param>
    public int? LaterRow(IReadOnlyCollection<string> items, int row)
    {
        var last = 0;
        foreach (var item in items)
        {
            if (!sent.TryGetValue(item, out var later) || later <= row)
                return null;
            last = Math.Max(last, later);
        }

        return last == 0 ? null : last;
    }

    /// <summary>The last row that sent any of these items; null if none did.</summary>
    public int? LastRow(IReadOnlyCollection<string> items)
    {
        var rows = items.Select(item => sent.GetValueOrDefault(item)).DefaultIfEmpty().Max();
        return rows == 0 ? null : rows;
    }

    public async Task AppendAsync(RowRecord record)
    {
        record = record with { At = clock.GetUtcNow() };
        var line = JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Options);
        mine.TryAdd(record.Row, true);
        var offset = await append.AppendAsync([.. line, JsonLines.LineFeed]);
        Take(record, offset, line.Length);
    }

    /// <summary>Reads the lines of other hosts, unless this host knows all lines that existed when it received a row.</summary>
    /// <param name="came">When the row was received, as a <see cref="Stopwatch"/> timestamp.</param>
    public async Task CatchUpAsync(long came)
    {
        if (IsKnown())
            return;
        await reading.WaitAsync();
        try
        {
            if (!IsKnown())
                await ReadOnAsync();
        }
        finally
        {
            reading.Release();
        }

        bool IsKnown() => Stopwatch.GetElapsedTime(Volatile.Read(ref known), came) <= (Volatile.Read(ref shared) ? TimeSpan.Zero : Trusted);
    }

    private async Task AppendedAsync(long offset, int count, long began)
    {
        await reading.WaitAsync();
        try
        {
            if (offset > length)
            {
                shared = true;
                await ReadOnAsync();
                return;
            }

            length = Math.Max(length, offset + count);
            Volatile.Write(ref known, began);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task ReadOnAsync()
    {
        var began = Stopwatch.GetTimestamp();
        if (await DownloadAsync(blob, length) is { } there)
            Take(there);
        Volatile.Write(ref known, began);
    }

    private void Take(BlobDownloadResult there)
    {
        var content = there.Content.ToMemory();
        var lines = 0;
        foreach (var (json, offset) in JsonLines.SplitWithOffsets(content))
        {
            lines++;
            var record = Record(json);
            shared |= !mine.ContainsKey(record.Row);
            Take(record, length + offset, json.Length);
        }

        length += content.Length;

        // Another host appended an empty line.
        shared |= lines < content.Span.Count(JsonLines.LineFeed);
    }

    private void Take(RowRecord record, long offset, int length)
    {
        if (!rows.TryAdd(record.Row, LoggedRow.Of(record, offset, length)) || !record.MayHaveChangedOmnitron)
            return;
        foreach (var item in record.Items())
            sent.AddOrUpdate(item, record.Row, (_, row) => Math.Max(row, record.Row));
    }

    internal static RowRecord Record(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<RowRecord>(json.Span, RunJson.Options)!;

    internal static Task<BlobDownloadResult?> DownloadAsync(AppendBlobClient blob, long from, CancellationToken cancellation = default) =>
        DownloadAsync(blob, from == 0 ? default : new HttpRange(from), cancellation);

    internal static async Task<BlobDownloadResult?> DownloadAsync(AppendBlobClient blob, HttpRange range, CancellationToken cancellation)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = range };
            return (await blob.DownloadContentAsync(options, cancellation)).Value;
        }
        catch (RequestFailedException nothing) when (nothing.Status is 404 or 416)
        {
            return null;
        }
    }
}
