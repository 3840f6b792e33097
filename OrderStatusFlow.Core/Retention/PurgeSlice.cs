using System.Text.Json;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Retention;

/// <summary>The limits of a part of a purge: a number of requests to storage, and a time.</summary>
/// <param name="storage">The storage account.</param>
/// <param name="options">How long data is kept.</param>
/// <param name="now">The moment of the purge.</param>
/// <param name="isOver">Returns whether the time is over.</param>
public sealed class PurgeSlice(StorageClients storage, RetentionOptions options, DateTimeOffset now, Func<bool> isOver)
{
    /// <summary>The maximum number of requests.</summary>
    public const int MaxRequests = 1_000;

    private int requests;

    /// <summary>The moment of the purge.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The storage account.</summary>
    public StorageClients Storage => storage;

    /// <summary>How long data is kept.</summary>
    public RetentionOptions Options => options;

    /// <summary>The number of entities and blobs that were deleted.</summary>
    public int Deleted { get; private set; }

    /// <summary>True if the rest is left to a later part.</summary>
    public bool IsSpent => requests >= MaxRequests || isOver();

    /// <summary>The moment that data of this number of days is younger than.</summary>
    public DateTimeOffset Before(int days) => now.AddDays(-days);

    /// <summary>Counts requests, and what they deleted.</summary>
    public void Spend(int sent = 1, int deleted = 0)
    {
        requests += sent;
        Deleted += deleted;
    }

    /// <summary>The ids of the runs that have not ended, and of the runs whose files they read.</summary>
    /// <remarks>Read after what may be deleted was listed: whatever a run has stored, it was active before.</remarks>
    internal async Task<IReadOnlySet<string>> ActiveAsync(CancellationToken cancellation)
    {
        Spend();
        var active = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entity in (await storage.TableAsync("activeruns"))
            .QueryAsync<TableEntity>(run => run.PartitionKey == "active", cancellationToken: cancellation))
        {
            active.Add(entity.RowKey);
            if (OriginalOf(entity.GetString("Start")) is { } original)
                active.Add(original);
        }

        return active;
    }

    // A re-run reads the files of its original run.
    private static string? OriginalOf(string? start)
    {
        try
        {
            return start is not null && JsonElement.Parse(start) is { ValueKind: JsonValueKind.Object } run
                && run.TryGetProperty("rerun", out var rerun) && rerun.ValueKind == JsonValueKind.Object && rerun.TryGetProperty("run", out var original)
                    ? original.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
