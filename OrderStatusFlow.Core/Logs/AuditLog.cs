using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The log of changes by people and apps, in table <c>changes</c>: a partition per month, newest first.</summary>
public sealed class AuditLog(StorageClients storage, TimeProvider clock)
{
    // The service returns up to 1,000 entities in a response.
    private const int MaxResponse = 1_000;

    // A property of a table entity holds up to 32 Ki characters.
    private const int MaxText = 4_000;

    /// <summary>Logs a change after it was made.</summary>
    /// <remarks>The caller may have gone meanwhile, so this cannot be cancelled.</remarks>
    /// <exception cref="ChangeNotLoggedException">Storage did not accept the entry. The change remains.</exception>
    public async Task AddAsync(Change change)
    {
        var now = clock.GetUtcNow();
        try
        {
            await (await storage.TableAsync("changes")).AddEntityAsync(
                new TableEntity(PartitionOf(now), $"{RunId.KeyOf(now)}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}")
                {
                    ["At"] = now,
                    ["Who"] = Short(change.Who),
                    ["What"] = change.What,
                    ["Flow"] = change.Flow?.ToString(),
                    ["Version"] = change.Version,
                    ["Note"] = Short(change.Note),
                    ["Detail"] = Short(change.Detail),
                });
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            throw new ChangeNotLoggedException(change, e);
        }
    }

    /// <summary>The changes that match a query, newest first.</summary>
    /// <param name="query">The conditions.</param>
    /// <param name="max">The maximum number of changes.</param>
    /// <param name="continuation">The continuation of the previous page; null for the first page.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The changes, and the continuation of the next page; null after the last page.</returns>
    public async Task<(IReadOnlyList<LoggedChange> Changes, string? Next)> ListAsync(
        ChangeQuery query, int max, string? continuation, CancellationToken cancellation)
    {
        var changes = new List<LoggedChange>();
        string? last = null;
        var table = await storage.TableAsync("changes");
        await foreach (var entity in table.QueryAsync<TableEntity>(query.Filter(continuation), Math.Min(max + 1, MaxResponse), cancellationToken: cancellation))
        {
            if (changes.Count == max)
                return (changes, last);
            changes.Add(Read(entity));
            last = entity.RowKey;
        }

        return (changes, null);
    }

    /// <summary>The partition of a moment. Later months have smaller keys.</summary>
    internal static string PartitionOf(DateTimeOffset moment) =>
        (999_999 - (moment.UtcDateTime.Year * 100) - moment.UtcDateTime.Month).ToString("D6", CultureInfo.InvariantCulture);

    private static LoggedChange Read(TableEntity entity) => new(
        entity.GetDateTimeOffset("At")!.Value,
        new Change(
            entity.GetString("Who"),
            entity.GetString("What"),
            FlowName.TryParse(entity.GetString("Flow"), out var flow) ? flow : null,
            entity.GetString("Detail"))
        {
            Version = entity.GetInt32("Version"),
            Note = entity.GetString("Note"),
        });

    private static string? Short(string? text) => text is null ? null : SafeText.Truncate(text, MaxText);
}
