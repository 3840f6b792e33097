using Azure.Data.Tables;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>What each flow's next scheduled run asks for: table <c>watermarks</c>.</summary>
public sealed class Watermarks(StorageClients storage)
{
    /// <summary>A flow's watermark; null before its first whole run.</summary>
    public async Task<DateTimeOffset?> FindAsync(FlowName flow, CancellationToken cancellation)
    {
        var found = await (await storage.TableAsync("watermarks")).GetEntityIfExistsAsync<TableEntity>(flow.ToString(), "watermark", cancellationToken: cancellation);
        return found.HasValue ? found.Value!.GetDateTimeOffset("Value") : null;
    }

    /// <summary>Moves a flow's watermark forward; it never goes back.</summary>
    public async Task MoveAsync(FlowName flow, DateTimeOffset value, CancellationToken cancellation)
    {
        if (await FindAsync(flow, cancellation) >= value)
            return;
        var entity = new TableEntity(flow.ToString(), "watermark") { ["Value"] = value };
        await (await storage.TableAsync("watermarks")).UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
    }
}
