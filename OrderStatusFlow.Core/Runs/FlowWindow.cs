using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Runs;

/// <summary>Shares a flow's <c>maxParallel</c> among all its runs, where many hosts write their rows: table <c>windows</c>, one entity a flow, changed by ETag.</summary>
/// <remarks>
/// A run takes places for one batch after the other, before a batch's first row, and gives them back after the last. Together runs never hold more than the flow allows;
/// one that comes while others hold them all takes none, gets a turn, and asks again: the next batches of the others take less, and leave a place to each that waits
/// longer than they do. Places and turns of runs that have ended count no more.
/// </remarks>
public sealed class FlowWindow(StorageClients storage, RunLog runs)
{
    private const string Row = "window";

    // An entity's property holds 32,000 characters; whoever is not counted among those who wait only waits unseen.
    private const int MostHolders = 200;

    /// <summary>Takes places for a batch; again, it answers those that it has. Places of the run's batch before are its own to take over.</summary>
    /// <returns>From 1 to <paramref name="wanted"/>; 0 when there is none now.</returns>
    internal async Task<int> TakeAsync(RunId run, int batch, int wanted, int most, CancellationToken cancellation)
    {
        var me = run.ToString();
        while (true)
        {
            var (holders, tag) = await ReadAsync(run.Flow, cancellation);
            if (holders.TryGetValue(me, out var mine) && mine.Batch == batch && mine.Places > 0)
                return mine.Places;
            var granted = Grant(holders, me, wanted, most);
            if (granted < wanted && await DropEndedAsync(holders, me, cancellation))
                granted = Grant(holders, me, wanted, most);
            if (granted == 0 && ((mine.Batch == batch && mine.Turn > 0) || holders.Count >= MostHolders))
                return 0;
            holders[me] = new Held(batch, granted, granted > 0 ? 0 : holders.Values.Max(h => h.Turn) + 1);
            if (await WriteAsync(run.Flow, holders, tag, cancellation))
                return granted;
        }
    }

    /// <summary>Gives a batch's places back; harmless when it has none.</summary>
    internal async Task GiveBackAsync(RunId run, int batch, CancellationToken cancellation)
    {
        while (true)
        {
            var (holders, tag) = await ReadAsync(run.Flow, cancellation);
            if (!holders.TryGetValue(run.ToString(), out var mine) || mine.Batch != batch)
                return;
            holders.Remove(run.ToString());
            if (await WriteAsync(run.Flow, holders, tag, cancellation))
                return;
        }
    }

    // Those who share want their fair part at most, and get no more than is free and not waited for longer.
    private static int Grant(Dictionary<string, Held> holders, string me, int wanted, int most)
    {
        var others = holders.Where(h => h.Key != me).ToList();
        var fair = Math.Max(1, most / (others.Count + 1));
        var turn = holders.TryGetValue(me, out var mine) && mine.Turn > 0 ? mine.Turn : int.MaxValue;
        var spokenFor = others.Sum(h => h.Value.Places) + others.Count(h => h.Value.Turn > 0 && h.Value.Turn < turn);
        return Math.Max(0, Math.Min(Math.Min(wanted, fair), most - spokenFor));
    }

    private async Task<bool> DropEndedAsync(Dictionary<string, Held> holders, string asking, CancellationToken cancellation)
    {
        var before = holders.Count;
        foreach (var other in holders.Keys.Where(h => h != asking).ToList())
        {
            if (await runs.FindAsync(RunId.Parse(other), cancellation) is not { Status: RunStatus.Running })
                holders.Remove(other);
        }

        return holders.Count < before;
    }

    private async Task<(Dictionary<string, Held> Holders, ETag? Tag)> ReadAsync(FlowName flow, CancellationToken cancellation)
    {
        var found = await (await storage.TableAsync("windows")).GetEntityIfExistsAsync<TableEntity>(flow.ToString(), Row, cancellationToken: cancellation);
        return found.HasValue ? (JsonSerializer.Deserialize<Dictionary<string, Held>>(found.Value!.GetString("Holders"))!, found.Value!.ETag) : ([], null);
    }

    /// <returns>False when another was quicker.</returns>
    private async Task<bool> WriteAsync(FlowName flow, Dictionary<string, Held> holders, ETag? tag, CancellationToken cancellation)
    {
        var entity = new TableEntity(flow.ToString(), Row) { ["Holders"] = JsonSerializer.Serialize(holders) };
        var table = await storage.TableAsync("windows");
        try
        {
            if (tag is { } seen)
                await table.UpdateEntityAsync(entity, seen, TableUpdateMode.Replace, cancellation);
            else
                await table.AddEntityAsync(entity, cancellation);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>What a run holds.</summary>
    /// <param name="Batch">The batch it holds it for.</param>
    /// <param name="Places">0 while it waits.</param>
    /// <param name="Turn">While it waits: later comers have higher ones. 0 for one that holds places.</param>
    private readonly record struct Held(int Batch, int Places, int Turn);
}
