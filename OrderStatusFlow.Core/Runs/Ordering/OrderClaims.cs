using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Ensures that all hosts together send one row of an order at a time, and stores which row was sent last: table <c>orderclaims</c>, changed by
/// ETag.</summary>
/// <remarks>
/// The partition is the flow, the key is the order's fingerprint. Claims are used only if runs of a flow overlap, or if hosts share a batch with an order that
/// occurs more than once. They cost two to four table calls per row. They are deleted when the last overlapping run ends.
/// </remarks>
public sealed class OrderClaims(StorageClients storage, RunLog runs)
{
    private const string Holder = "Holder";
    private const string Sent = "Sent";

    // A property holds 32,000 characters.
    private const int MaxItems = 200;

    /// <summary>Requests the claim on an order. A repeated request of the same row has no further effect.</summary>
    internal async Task<ClaimResult> TakeAsync(FlowName flow, ulong order, RowSequence row, IReadOnlyCollection<string> items, CancellationToken cancellation)
    {
        var table = await TableAsync();
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(flow.ToString(), Key(order), cancellationToken: cancellation);
            var entity = found.HasValue ? found.Value! : new TableEntity(flow.ToString(), Key(order));
            if (Newer(entity, row, items) is { } newer)
                return new ClaimResult(false, newer);
            if (entity.GetString(Holder) is { Length: > 0 } holder && holder != Name(row) && await IsActiveAsync(holder, cancellation))
                return new ClaimResult(false, null);
            entity[Holder] = Name(row);
            if (await WriteAsync(table, entity, found.HasValue, cancellation))
                return new ClaimResult(true, null);
        }
    }

    /// <summary>Releases a claim.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="order">The order.</param>
    /// <param name="row">The row that holds the claim.</param>
    /// <param name="sent">The items that the row may have changed in Omnitron.</param>
    internal async Task ReleaseAsync(FlowName flow, ulong order, RowSequence row, IReadOnlyCollection<string> sent)
    {
        var table = await TableAsync();
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(flow.ToString(), Key(order));
            if (!found.HasValue || found.Value!.GetString(Holder) != Name(row))
                return;
            var last = SentOf(found.Value!);
            foreach (var item in sent)
                last[item] = row;
            found.Value![Holder] = "";
            found.Value![Sent] = JsonSerializer.Serialize(last.OrderByDescending(item => item.Value).Take(MaxItems).ToDictionary(), RunJson.Options);
            if (await WriteAsync(table, found.Value!, exists: true, CancellationToken.None))
                return;
        }
    }

    /// <summary>Deletes the claims of a flow that no row holds.</summary>
    internal async Task ClearAsync(FlowName flow, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var free = new List<TableEntity>();
        var filter = $"PartitionKey eq '{flow}'";
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: [nameof(TableEntity.RowKey), Holder], cancellationToken: cancellation))
        {
            if (string.IsNullOrEmpty(entity.GetString(Holder)))
                free.Add(entity);
        }

        foreach (var some in free.Chunk(100))
        {
            try
            {
                var deletes = some.Select(entity => new TableEntity(flow.ToString(), entity.RowKey) { ETag = entity.ETag })
                    .Select(entity => new TableTransactionAction(TableTransactionActionType.Delete, entity, entity.ETag));
                await table.SubmitTransactionAsync(deletes, cancellation);
            }
            catch (RequestFailedException taken) when (taken.Status is 404 or 409 or 412)
            {
                // A new run has taken one of them. They are deleted after that run.
            }
        }
    }

    private static RowSequence? Newer(TableEntity entity, RowSequence row, IReadOnlyCollection<string> items)
    {
        var sent = SentOf(entity);
        return items.Count > 0 && items.All(item => sent.TryGetValue(item, out var last) && last.CompareTo(row) > 0) ? items.Max(item => sent[item]) : null;
    }

    private async Task<bool> IsActiveAsync(string holder, CancellationToken cancellation) =>
        await runs.FindAsync(RunId.Parse(holder[..holder.IndexOf('/', StringComparison.Ordinal)]), cancellation) is
        {
            Status: RunStatus.Running,
            Recovery: null or { IsIdle: false }
        };

    /// <returns>False if another row changed the entity first.</returns>
    private static async Task<bool> WriteAsync(TableClient table, TableEntity entity, bool exists, CancellationToken cancellation)
    {
        try
        {
            if (exists)
                await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, cancellation);
            else
                await table.AddEntityAsync(entity, cancellation);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static Dictionary<string, RowSequence> SentOf(TableEntity entity) =>
        entity.GetString(Sent) is { Length: > 0 } json ? JsonSerializer.Deserialize<Dictionary<string, RowSequence>>(json, RunJson.Options)! : [];

    private Task<TableClient> TableAsync() => storage.TableAsync("orderclaims");

    private static string Key(ulong order) => order.ToString("x16", CultureInfo.InvariantCulture);

    private static string Name(RowSequence row) => $"{row.Run}/{row.Row}";
}
