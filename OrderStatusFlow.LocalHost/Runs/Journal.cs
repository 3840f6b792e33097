using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>The recorded results of an orchestration: an append blob with a JSON line for each result, and its full parts. It is read once, when the
/// orchestration is resumed.</summary>
internal sealed class Journal
{
    private readonly ConcurrentDictionary<string, JsonElement> answers;
    private readonly GroupAppend append;

    private Journal(ConcurrentDictionary<string, JsonElement> answers, GroupAppend append) => (this.answers, this.append) = (answers, append);

    /// <param name="blob">The blob, which is created if it does not exist.</param>
    /// <param name="leaseId">The lease for the writes; null for none.</param>
    /// <param name="maxBlocks">The number of blocks after which the blob is emptied into a part.</param>
    public static async Task<Journal> OpenAsync(AppendBlobClient blob, string? leaseId, int maxBlocks = JournalBlob.MaxBlocks)
    {
        var answers = new ConcurrentDictionary<string, JsonElement>(StringComparer.Ordinal);
        var stored = new JournalBlob(blob, leaseId, maxBlocks);
        await foreach (var content in stored.ReadAsync())
        {
            foreach (var line in JsonLines.Split(content))
            {
                var entry = JsonSerializer.Deserialize<Entry>(line.Span, RunJson.Options)!;
                answers.TryAdd(entry.Key, entry.Answer);
            }
        }

        return new Journal(answers, new GroupAppend(blob, leaseId) { Written = stored.WrittenAsync });
    }

    public bool TryGet<T>(string key, out T? answer)
    {
        var found = answers.TryGetValue(key, out var json);
        answer = found ? json.Deserialize<T>(RunJson.Options) : default;
        return found;
    }

    public async Task AddAsync<T>(string key, T answer)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new Entry(key, JsonSerializer.SerializeToElement(answer, RunJson.Options)), RunJson.Options);
        await append.AppendAsync([.. line, JsonLines.LineFeed]);
    }

    private sealed record Entry(string Key, JsonElement Answer);
}
