using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>Applies this host's changes to the slots of a flow. All waiting changes share one read and one write.</summary>
/// <remarks>
/// Many small runs therefore cost a few requests per host, and only hosts compete. A write that conflicts is retried after a random delay, up to
/// <see cref="MaxAttempts"/> times. A holder's run is not looked up before its time expires, and all hosts together look up at most
/// <see cref="MaxSwept"/> runs per <see cref="SweepEvery"/>.
/// </remarks>
internal sealed class FlowSlotQueue(FlowIncarnation flow, StorageClients storage, RunLog runs, TimeProvider clock)
{
    public const int MaxAttempts = 6;
    public const int MaxSwept = 32;
    private const string Row = "window";

    private readonly Lock gate = new();
    private List<FlowSlotChange> waiting = [];
    private bool working;

    /// <summary>The interval of the search for holders whose runs have ended, and how long a new holder is trusted.</summary>
    public static TimeSpan SweepEvery { get; } = TimeSpan.FromSeconds(30);

    /// <summary>True if no change waits and none is being applied.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
                return !working;
        }
    }

    /// <summary>Applies a change.</summary>
    /// <returns>The number of slots; null if each attempt conflicted with another host.</returns>
    public Task<int?> ChangeAsync(FlowSlotChange change)
    {
        lock (gate)
        {
            waiting.Add(change);
            if (working)
                return change.Answer.Task;
            working = true;
        }

        // The work serves all callers, so it does not belong to the trace of one.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(WorkAsync);
        return change.Answer.Task;
    }

    private async Task WorkAsync()
    {
        while (Next() is { Count: > 0 } changes)
        {
            try
            {
                var answers = await ApplyAsync(changes);
                for (var i = 0; i < changes.Count; i++)
                    changes[i].Answer.SetResult(answers?[i]);
            }
            catch (Exception e)
            {
                foreach (var change in changes)
                    change.Answer.SetException(e);
            }
        }
    }

    private List<FlowSlotChange> Next()
    {
        lock (gate)
        {
            var next = waiting;
            waiting = [];
            working = next.Count > 0;
            return next;
        }
    }

    private async Task<List<int>?> ApplyAsync(List<FlowSlotChange> changes)
    {
        FlowSlotSweep? sweep = null;
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var window = await ReadAsync();
            if (sweep is not null)
                window.Sweep(sweep);
            var answers = Apply(changes, window);
            if (sweep is null && answers.Zip(changes).Any(a => a.First < a.Second.Wanted) && await SweepAsync(window) is { } found)
            {
                sweep = found;
                window.Sweep(sweep);
                answers = Apply(changes, window);
            }

            if (!window.Changed || await WriteAsync(window))
                return answers;
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(5, 20 << attempt)), clock);
        }

        return null;
    }

    private static List<int> Apply(List<FlowSlotChange> changes, FlowSlotState window) => [.. changes.Select(change => change.Apply(window))];

    /// <summary>Finds holders whose runs have ended; null if it is too early, or if no holder has expired.</summary>
    private async Task<FlowSlotSweep?> SweepAsync(FlowSlotState window)
    {
        var now = clock.GetUtcNow();
        if (now - window.Swept < SweepEvery || window.Expired(now, MaxSwept) is not { Count: > 0 } expired)
            return null;
        var states = await Task.WhenAll(expired.Select(run => runs.FindAsync(RunId.Parse(run), CancellationToken.None)));
        return new FlowSlotSweep(now, [.. expired.Zip(states, (run, state) => (run, state is { Status: RunStatus.Running }))]);
    }

    private async Task<FlowSlotState> ReadAsync()
    {
        var found = await (await storage.TableAsync("windows")).GetEntityIfExistsAsync<TableEntity>(flow.ToString(), Row);
        return new FlowSlotState(found.HasValue ? found.Value : null) { NewUntil = clock.GetUtcNow() + SweepEvery };
    }

    /// <returns>False if another host changed the entity first.</returns>
    private async Task<bool> WriteAsync(FlowSlotState window)
    {
        var table = await storage.TableAsync("windows");
        var entity = window.ToEntity(flow.ToString(), Row);
        try
        {
            if (window.Tag is { } seen)
                await table.UpdateEntityAsync(entity, seen, TableUpdateMode.Replace);
            else
                await table.AddEntityAsync(entity);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
