using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>The recorded results of an orchestration: an append blob with a JSON line for each result. It is read once, when the orchestration is
/// resumed.</summary>
internal sealed class Journal
{
    private readonly ConcurrentDictionary<string, JsonElement> answers;
    private readonly GroupAppend append;

    private Journal(ConcurrentDictionary<string, JsonElement> answers, GroupAppend append) => (this.answers, this.append) = (answers, append);

    public static async Task<Journal> OpenAsync(AppendBlobClient blob, string? leaseId)
    {
        var answers = new ConcurrentDictionary<string, JsonElement>(StringComparer.Ordinal);
        try
        {
            foreach (var line in JsonLines.Split((await blob.DownloadContentAsync()).Value.Content.ToMemory()))
            {
                var entry = JsonSerializer.Deserialize<Entry>(line.Span, RunJson.Options)!;
                answers.TryAdd(entry.Key, entry.Answer);
            }
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            await blob.CreateIfNotExistsAsync();
        }

        return new Journal(answers, new GroupAppend(blob, leaseId));
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
