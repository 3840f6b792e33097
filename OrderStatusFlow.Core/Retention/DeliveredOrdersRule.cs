using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges records of delivered orders that no flow refers to. The newest record of a flow is kept, however old it is: without it the next run
/// would send every order again.</summary>
internal sealed class DeliveredOrdersRule() : RetentionRule(
    "written", ["container written"], "which orders a flow delivered last", "the newest of each flow; one that no flow refers to, a day")
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var container = await slice.Storage.ContainerAsync("written");
        var old = new List<string>();
        slice.Spend();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellation))
        {
            // Earlier releases had a blob per flow.
            if (RunId.TryParse(blob.Name, out var run) && run.Moment < slice.Before(1))
                old.Add(blob.Name);
        }

        if (old.Count == 0)
            return null;
        // In this order: a run that closes is active until its flow refers to its record.
        var active = await slice.ActiveAsync(cancellation);
        var referred = new HashSet<string>(StringComparer.Ordinal);
        slice.Spend();
        await foreach (var state in (await slice.Storage.TableAsync("watermarks"))
            .QueryAsync<TableEntity>(entity => entity.RowKey == WatermarkState.WrittenKey, cancellationToken: cancellation))
        {
            if (state.GetString(nameof(WatermarkState.WrittenBy)) is { } by)
                referred.Add(by);
        }

        foreach (var name in old.Where(name => !active.Contains(name) && !referred.Contains(name)))
        {
            if (slice.IsSpent)
                return "";
            await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellation);
            slice.Spend(deleted: 1);
        }

        return null;
    }
}
