using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Erp;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Runs;

/// <summary>The newest version of each order that was written, for flows with <c>write.versionPath</c>: table <c>orderversions</c>.</summary>
/// <remarks>It guards against old news, such as a post that was held up on its way; it is no lock: of two versions on their way at once, the older may land last.</remarks>
public sealed class WrittenVersions(StorageClients storage)
{
    /// <summary>What an order object says of its version.</summary>
    /// <returns>Null when the flow does not ask, or when number or version are missing: then it is written.</returns>
    internal static (string Number, string Version)? Of(FlowVersion flow, ReadOnlyMemory<byte> order, string? number)
    {
        if (flow.Definition.Write.VersionPath is not { } path || number is null)
            return null;
        try
        {
            return JsonPaths.Text(JsonPaths.Find(order, path)) is { Length: > 0 and <= 1000 } version ? (number, version) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The newer version that was written already; null when there is none.</summary>
    internal async Task<string?> NewerAsync(FlowVersion flow, string number, string version, CancellationToken cancellation) =>
        await FindAsync(flow, number, cancellation) is { } written && IsNewer(written, flow, version) ? written.GetString("Version") : null;

    /// <summary>Remembers that a version was written, unless a newer one was meanwhile.</summary>
    internal async Task WrittenAsync(FlowVersion flow, string number, string version, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("orderversions");
        var entity = new TableEntity(flow.Incarnation.ToString(), RunId.Fingerprint(number)) { ["Order"] = number, ["Version"] = version, ["Path"] = flow.Definition.Write.VersionPath };
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
