using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Runs.Versions;

/// <summary>Stores the newest version of each order that was written, for flows with <c>write.versionPath</c>: table <c>orderversions</c>,
/// with the orders by the day of their last write.</summary>
/// <remarks>Protects from late messages, such as a delayed post. The rows of one order are sent one at a time, so the comparison includes rows in
/// flight.</remarks>
public sealed class OrderVersionStore(StorageClients storage, TimeProvider clock)
{
    private const int MaxVersion = 1000;
    private const string Day = "Day";

    /// <summary>Reads the version of an order.</summary>
    /// <returns>
    /// Null if the flow has no <c>versionPath</c>, or if the order has no number or version; the order is then written. A failure if the version cannot be
    /// compared; the order is then not written, because it may be older than the written one.
    /// </returns>
    internal static Result<(string Number, string Version)?> Of(FlowVersion flow, ReadOnlyMemory<byte> order, string? number)
    {
        (string, string)? none = null;
        if (flow.Definition.Write.VersionPath is not { } path || number is null)
            return none;
        try
        {
            var found = JsonPaths.Find(order, path);
            return JsonPaths.Text(found) switch
            {
                { Length: > MaxVersion } => Unreadable($"it is longer than {MaxVersion} characters"),
                { Length: > 0 } version => ((string, string)?)(number, version),
                null when found is { } json && !json.Span.SequenceEqual("null"u8) => Unreadable("it is neither text nor a number"),
                _ => none,
            };
        }
        catch (JsonException unreadable)
        {
            return Unreadable(unreadable.Message);
        }

        Failure Unreadable(string why) =>
            new("write.version",
                $"Not sent: the order's version at {path} (write.versionPath) cannot be read, so it may be older than what was written: {why.TrimEnd('.')}.");
    }

    /// <summary>Compares the version of an order with the newest one that was written.</summary>
    internal async Task<VersionCheck> CheckAsync(FlowVersion flow, ReadOnlyMemory<byte> order, string? number, CancellationToken cancellation)
    {
        var found = Of(flow, order, number);
        if (!found.Succeeded && found.Failure is { } unreadable)
            return new VersionCheck(null, null) { Failure = unreadable };
        if (found.Value is not { } mine)
            return new VersionCheck(null, null);
        var newer = await FindAsync(flow, mine.Number, cancellation) is { } written && IsNewer(written, flow, mine.Version)
            ? written.GetString("Version") : null;
        return new VersionCheck(mine.Number, mine.Version) { Newer = newer };
    }

    /// <summary>Returns true if a version of an order is older than another one.</summary>
    internal static bool IsOlder(FlowVersion flow, string version, string other) =>
        OrderVersion.Compare(version, other, TimeZoneInfo.FindSystemTimeZoneById(flow.Definition.Erp?.TimeZone ?? "UTC")) < 0;

    /// <summary>Stores a version that was written, unless a newer one is stored.</summary>
    internal async Task WrittenAsync(FlowVersion flow, string number, string version, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("orderversions");
        var day = DayIndex.DayOf(clock.GetUtcNow());
        var entity = new TableEntity(flow.Incarnation.ToString(), RunId.Fingerprint(number))
        {
            ["Order"] = SafeText.Truncate(number, TextLimits.MaxOrderNumberLength),
            ["Version"] = version,
            ["Path"] = flow.Definition.Write.VersionPath,
            [Day] = day,
        };
        while (true)
        {
            var found = await FindAsync(flow, number, cancellation);
            if (found is not null && IsNewer(found, flow, version))
                return;
            try
            {
                await table.SubmitTransactionAsync(Changes(entity, found, day), cancellation);
                return;
            }
            catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
            {
                // Another row of this order was written at the same time, so read again.
            }
        }
    }

    // The entity of the day moves with each write, so a version whose day is old was not written since.
    private static IEnumerable<TableTransactionAction> Changes(TableEntity entity, TableEntity? found, string day)
    {
        yield return found is null ? new(TableTransactionActionType.Add, entity) : new(TableTransactionActionType.UpdateReplace, entity, found.ETag);
        if (found?.GetString(Day) is var before && before == day)
            yield break;
        yield return new(TableTransactionActionType.UpsertReplace, DayIndex.Entity(entity, day));
        if (before is not null)
            yield return new(TableTransactionActionType.Delete, DayIndex.Entity(entity, before), ETag.All);
    }

    // Versions from different paths cannot be compared.
    private static bool IsNewer(TableEntity written, FlowVersion flow, string version) => written.GetString("Path") == flow.Definition.Write.VersionPath
        && IsOlder(flow, version, written.GetString("Version"));

    private async Task<TableEntity?> FindAsync(FlowVersion flow, string number, CancellationToken cancellation)
    {
        var found = await (await storage.TableAsync("orderversions"))
            .GetEntityIfExistsAsync<TableEntity>(flow.Incarnation.ToString(), RunId.Fingerprint(number), cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }
}
