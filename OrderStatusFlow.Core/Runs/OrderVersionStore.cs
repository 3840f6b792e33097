using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The newest version of each order that was written, for flows with <c>write.versionPath</c>: table <c>orderversions</c>.</summary>
/// <remarks>It guards against late messages, such as a post that was delayed. The rows of one order are sent one after the other, so the comparison holds for those in flight too.</remarks>
public sealed class OrderVersionStore(StorageClients storage)
{
    private const int MaxVersion = 1000;

    /// <summary>What an order object says of its version.</summary>
    /// <returns>
    /// Null when the flow does not ask, or when number or version are missing: then it is written. A failure when there is a version that cannot be compared:
    /// then it must not be written, as it may be older than what was.
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
            new("write.version", $"Not sent: the order's version at {path} (write.versionPath) cannot be read, so it may be older than what was written: {why.TrimEnd('.')}.");
    }

    /// <summary>The newer version that was written already; null when there is none.</summary>
    internal async Task<string?> NewerAsync(FlowVersion flow, string number, string version, CancellationToken cancellation) =>
        await FindAsync(flow, number, cancellation) is { } written && IsNewer(written, flow, version) ? written.GetString("Version") : null;

    /// <summary>Remembers that a version was written, unless a newer one was meanwhile.</summary>
    internal async Task WrittenAsync(FlowVersion flow, string number, string version, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("orderversions");
        var entity = new TableEntity(flow.Incarnation.ToString(), RunId.Fingerprint(number)) { ["Order"] = SafeText.Truncate(number, TextLimits.MaxOrderNumberLength), ["Version"] = version, ["Path"] = flow.Definition.Write.VersionPath };
        while (true)
        {
            var found = await FindAsync(flow, number, cancellation);
            if (found is not null && IsNewer(found, flow, version))
                return;
            try
            {
                if (found is null)
                    await table.AddEntityAsync(entity, cancellation);
                else
                    await table.UpdateEntityAsync(entity, found.ETag, TableUpdateMode.Replace, cancellation);
                return;
            }
            catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
            {
                // Another row of this order was written at this moment: look again.
            }
        }
    }

    // A version from another path cannot be compared.
    private static bool IsNewer(TableEntity written, FlowVersion flow, string version) => written.GetString("Path") == flow.Definition.Write.VersionPath
        && OrderVersion.Compare(version, written.GetString("Version"), TimeZoneInfo.FindSystemTimeZoneById(flow.Definition.Erp?.TimeZone ?? "UTC")) < 0;

    private async Task<TableEntity?> FindAsync(FlowVersion flow, string number, CancellationToken cancellation)
    {
        var found = await (await storage.TableAsync("orderversions")).GetEntityIfExistsAsync<TableEntity>(flow.Incarnation.ToString(), RunId.Fingerprint(number), cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }
}
