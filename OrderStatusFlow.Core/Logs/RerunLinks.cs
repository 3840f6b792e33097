using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The links from runs to their re-runs, in table <c>runs</c>.</summary>
public sealed class RerunLinks(StorageClients storage)
{
    /// <summary>The maximum number of re-runs that a run lists.</summary>
    internal const int Max = 100;

    /// <summary>Adds a re-run to the log of its original run. Adding it again has no effect.</summary>
    internal async Task AddAsync(RunId original, RunId rerun, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(
                original.Flow.ToString(), original.NewestFirst, [RunEntity.RerunBy], cancellation);
            if (!found.HasValue)
                return;
            var known = found.Value!.GetString(RunEntity.RerunBy) is { } json ? JsonSerializer.Deserialize<List<string>>(json, RunJson.Options)! : [];
            if (known.Contains(rerun.ToString()))
                return;
            try
            {
                var links = known.Append(rerun.ToString()).TakeLast(Max).ToList();
                var entity = new TableEntity(original.Flow.ToString(), original.NewestFirst) { [RunEntity.RerunBy] = RunEntity.Json(links) };
                await table.UpdateEntityAsync(entity, found.Value!.ETag, TableUpdateMode.Merge, cancellation);
                return;
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412)
            {
                // Another re-run was added, so read again.
            }
        }
    }
}
