using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>What each flow's next scheduled run asks for: table <c>watermarks</c>.</summary>
public sealed class Watermarks(StorageClients storage)
{
    private const string Key = "watermark";

    private readonly ConcurrentDictionary<FlowName, DateTimeOffset> seen = new();

    /// <summary>Where this process saw each flow's watermark last; those of flows that it never looked at are not among them.</summary>
    internal IEnumerable<KeyValuePair<FlowName, DateTimeOffset>> Seen => seen;

    /// <summary>A flow's watermark; null before its first whole run.</summary>
    public async Task<Watermark?> FindAsync(FlowName flow, CancellationToken cancellation)
    {
        var found = await (await TableAsync()).GetEntityIfExistsAsync<TableEntity>(flow.ToString(), Key, cancellationToken: cancellation);
        return See(flow, found.HasValue ? Read(found.Value!) : null);
    }

    /// <summary>Moves a flow's watermark on, if it still stands where the mover began: one that a person or another run moved meanwhile stays.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="from">Where the mover began.</param>
    /// <param name="to">Where it is to stand; null to only look.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Whether it still stood there.</returns>
    public async Task<bool> MoveAsync(FlowName flow, DateTimeOffset? from, Watermark? to, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var found = await table.GetEntityIfExistsAsync<TableEntity>(flow.ToString(), Key, cancellationToken: cancellation);
        if (See(flow, found.HasValue ? Read(found.Value!) : null)?.Value != from)
            return false;
        if (to is null)
            return true;
        try
        {
            if (found.HasValue)
                await table.UpdateEntityAsync(Entity(flow, to), found.Value!.ETag, TableUpdateMode.Replace, cancellation);
            else
                await table.AddEntityAsync(Entity(flow, to), cancellation);
            See(flow, to);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            // Moved at this very moment: theirs stays.
            return false;
        }
    }

    /// <summary>Sets a flow's watermark, wherever it stands; null: the next run reads from the beginning.</summary>
    public async Task SetAsync(FlowName flow, Watermark? to, CancellationToken cancellation)
    {
        var table = await TableAsync();
        if (to is null)
            await table.DeleteEntityAsync(flow.ToString(), Key, cancellationToken: cancellation);
        else
            await table.UpsertEntityAsync(Entity(flow, to), TableUpdateMode.Replace, cancellation);
        See(flow, to);
    }

    private Watermark? See(FlowName flow, Watermark? there)
    {
        if (there is null)
            seen.TryRemove(flow, out _);
        else
            seen[flow] = there.Value;
        return there;
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("watermarks");

    private static TableEntity Entity(FlowName flow, Watermark to) => new(flow.ToString(), Key) { ["Value"] = to.Value, ["MovedBy"] = to.MovedBy, ["Moved"] = to.Moved };

    private static Watermark Read(TableEntity entity) =>
        new(entity.GetDateTimeOffset("Value")!.Value, entity.GetString("MovedBy") ?? "", entity.GetDateTimeOffset("Moved") ?? default);
}

/// <summary>Up to when a flow has read its ERP.</summary>
/// <param name="Value">By the ERP's clock; the next run asks for changes after this, less the flow's overlap.</param>
/// <param name="MovedBy">The run that moved it, or <c>person</c>.</param>
/// <param name="Moved">When it was moved.</param>
public sealed record Watermark(DateTimeOffset Value, string MovedBy, DateTimeOffset Moved);
