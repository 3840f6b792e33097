using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>The runs that hold slots of a flow, and those that wait for one, as read from storage.</summary>
internal sealed class FlowSlotState
{
    // A property holds 32,000 characters, and a holder takes up to 130. A run beyond the limit waits without a turn.
    private const int MaxWaiting = 200;
    private const int MaxHolders = 240;

    private readonly Dictionary<string, Held> holders;

    public FlowSlotState(TableEntity? entity)
    {
        holders = entity is null ? [] : JsonSerializer.Deserialize<Dictionary<string, Held>>(entity.GetString("Holders"))!;
        (Tag, Swept) = (entity?.ETag, entity?.GetDateTimeOffset("Swept") ?? DateTimeOffset.MinValue);
    }

    /// <summary>The ETag; null if there is no entity yet.</summary>
    public ETag? Tag { get; }

    /// <summary>The time of the last search for holders whose runs have ended.</summary>
    public DateTimeOffset Swept { get; private set; }

    /// <summary>Whether it differs from storage.</summary>
    public bool Changed { get; private set; }

    /// <summary>The time after which the run of a new holder may be looked up.</summary>
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

    /// <summary>The holders that have expired, oldest first.</summary>
    public IReadOnlyList<string> Expired(DateTimeOffset now, int max) =>
        [.. holders.Where(h => h.Value.Until <= now.ToUnixTimeSeconds()).OrderBy(h => h.Value.Until).Select(h => h.Key).Take(max)];

    /// <summary>Applies the results of a search.</summary>
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

    // A run gets at most its fair share, and no slot for which another run has waited longer.
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

    /// <summary>The slots of a run.</summary>
    /// <param name="Batch">The batch.</param>
    /// <param name="Places">The number of slots; 0 while the run waits.</param>
    /// <param name="Turn">The position in the queue while the run waits; 0 if it holds slots.</param>
    /// <param name="Until">The time after which the run may be looked up, in Unix seconds; 0 in entities of earlier releases.</param>
    private readonly record struct Held(int Batch, int Places, int Turn, long Until);
}
