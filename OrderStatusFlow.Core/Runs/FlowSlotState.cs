using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The runs that hold places in a flow's window, and those that wait for one, as they were read.</summary>
internal sealed class FlowSlotState
{
    // An entity's property holds 32,000 characters, and a holder takes up to 130. Whoever is not counted among those who wait only waits unseen.
    private const int MaxWaiting = 200;
    private const int MaxHolders = 240;

    private readonly Dictionary<string, Held> holders;

    public FlowSlotState(TableEntity? entity)
    {
        holders = entity is null ? [] : JsonSerializer.Deserialize<Dictionary<string, Held>>(entity.GetString("Holders"))!;
        (Tag, Swept) = (entity?.ETag, entity?.GetDateTimeOffset("Swept") ?? DateTimeOffset.MinValue);
    }

    /// <summary>Null when there is no entity yet.</summary>
    public ETag? Tag { get; }

    /// <summary>When a host last looked for holders whose runs have ended.</summary>
    public DateTimeOffset Swept { get; private set; }

    /// <summary>Whether it differs from what was read.</summary>
    public bool Changed { get; private set; }

    /// <summary>From when on a new holder's run may be asked whether it has ended.</summary>
    public DateTimeOffset NewUntil { private get; init; }

    public int Take(string run, int batch, int wanted, int max)
    {
        if (holders.TryGetValue(run, out var mine) && mine.Batch == batch && mine.Places > 0)
            return mine.Places;
        var isNew = mine == default;
        var granted = isNew && holders.Count >= MaxHolders ? 0 : Grant(run, mine, wanted, max);
        if (granted == 0 && ((mine.Batch == batch && mine.Turn > 0) || (isNew && holders.Count >= MaxWaiting)))
            return 0;
        Set(run, new Held(batch, granted, granted > 0 ? 0 : holders.Values.Max(h => h.Turn) + 1, NewUntil.ToUnixTimeSeconds()));
        return granted;
    }

    public int GiveBack(string run, int batch)
    {
        if (holders.TryGetValue(run, out var mine) && mine.Batch == batch)
            Changed |= holders.Remove(run);
        return 0;
    }

    /// <summary>The holders whose time is over, the oldest first.</summary>
    public IReadOnlyList<string> Expired(DateTimeOffset now, int max) =>
        [.. holders.Where(h => h.Value.Until <= now.ToUnixTimeSeconds()).OrderBy(h => h.Value.Until).Select(h => h.Key).Take(max)];

    /// <summary>Takes in what a sweep found.</summary>
    public void Sweep(FlowSlotSweep sweep)
    {
        (Swept, Changed) = (sweep.At, true);
        foreach (var (run, isRunning) in sweep.Runs)
        {
            if (!holders.TryGetValue(run, out var held))
                continue;
            if (isRunning)
                Set(run, held with { Until = Math.Max(held.Until, NewUntil.ToUnixTimeSeconds()) });
            else
                holders.Remove(run);
        }
    }

    public TableEntity ToEntity(string partition, string row) => new(partition, row)
    {
        ["Holders"] = JsonSerializer.Serialize(holders),
        ["Swept"] = Swept == DateTimeOffset.MinValue ? null : Swept,
    };

    // Those who share want their fair part at most, and get no more than is free and not waited for longer.
    private int Grant(string run, Held mine, int wanted, int max)
    {
        var others = holders.Where(h => h.Key != run).ToList();
        var fair = Math.Max(1, max / (others.Count + 1));
        var turn = mine.Turn > 0 ? mine.Turn : int.MaxValue;
        var spokenFor = others.Sum(h => h.Value.Places) + others.Count(h => h.Value.Turn > 0 && h.Value.Turn < turn);
        return Math.Max(0, Math.Min(Math.Min(wanted, fair), max - spokenFor));
    }

    private void Set(string run, Held held)
    {
        holders[run] = held;
        Changed = true;
    }

    /// <summary>What a run holds.</summary>
    /// <param name="Batch">The batch it holds it for.</param>
    /// <param name="Places">0 while it waits.</param>
    /// <param name="Turn">While it waits: later comers have higher ones. 0 for one that holds places.</param>
    /// <param name="Until">In Unix seconds: when it is worth to ask whether the run has ended. 0 in holders of earlier releases.</param>
    private readonly record struct Held(int Batch, int Places, int Turn, long Until);
}
