using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs.Starting;

/// <summary>Starts the flows that are due. Any number of hosts call it, at any time.</summary>
/// <remarks>
/// A host takes a slot by changing the flow's state by ETag, so only one host gets it. The id of the run is derived from the slot. If a host stops
/// after it takes a slot, another host can start the run, and it still runs once. A flow that is running is not started again. Of the slots that
/// were missed in a downtime, or while the flow was running, only the latest is run.
/// A tick lists the flows. It reads their states only if a flow may be due by the schedules in memory.
/// </remarks>
public sealed class ScheduleDispatcher(
    ScheduleStateStore states, RecentFlows flows, RunLog runs, RunStarter starter, TimeProvider clock, ILogger<ScheduleDispatcher>? log = null)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    // A host that ticks once a minute finds a flow whose first slot was between its PUT and the tick.
    private static readonly TimeSpan MaxTickDelay = TimeSpan.FromSeconds(90);

    // When the failure of each flow was last logged. Ticks are frequent.
    private readonly ConcurrentDictionary<FlowName, DateTimeOffset> reported = new();
    private volatile ScheduleOutlook outlook = ScheduleOutlook.Unknown;

    /// <summary>Starts the flows that are due now, as <see cref="TickAsync(DateTimeOffset, CancellationToken)"/> does.</summary>
    public Task<IReadOnlyList<RunStart>> TickAsync(CancellationToken cancellation) => TickAsync(clock.GetUtcNow(), cancellation);

    /// <summary>Starts the flows that are due. A flow that fails is logged, and the others are started. A storage failure ends the tick.</summary>
    /// <param name="moment">The moment that the caller waited for. If this host's clock is behind, it counts instead of the clock.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The runs that were started here, or by another host at the same time.</returns>
    public async Task<IReadOnlyList<RunStart>> TickAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        var now = Now(moment);
        var scheduled = await ScheduledAsync(now, TimeSpan.Zero, cancellation);
        if (outlook.IsQuiet(scheduled, now))
            return [];
        var (started, isDone) = await StartAsync(scheduled, now, cancellation);
        outlook = new ScheduleOutlook(scheduled, now, isDone);
        return started;
    }

    /// <summary>Starts the flows that waited for the end of a run: those that it triggers, and its own flow if a slot came meanwhile.</summary>
    /// <returns>The runs that were started here, or by another host at the same time.</returns>
    public async Task<IReadOnlyList<RunStart>> EndedAsync(RunId run, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var waiting = (await ScheduledAsync(now, TimeSpan.FromMinutes(1), cancellation))
            .Where(flow => IsWaiting(flow.Definition.Schedule!, flow.Name)).ToList();
        return (await StartAsync(waiting, now, cancellation)).Started;

        bool IsWaiting(ScheduleDefinition schedule, FlowName flow) =>
            schedule.TriggeredBy is { } other ? other == run.Flow.ToString()
            : flow == run.Flow && Schedule.Parse(schedule) is { Succeeded: true, Value: var times } && times.Next(run.Moment) <= now;
    }

    /// <summary>The moments at which a flow is due, between two others and without them, as the last tick of this process found the flows.</summary>
    public IReadOnlyList<DateTimeOffset> SlotsBetween(DateTimeOffset after, DateTimeOffset before) => outlook.SlotsBetween(after, before);

    private DateTimeOffset Now(DateTimeOffset moment) => clock.GetUtcNow() is var now && now > moment ? now : moment;

    private async Task<List<FlowVersion>> ScheduledAsync(DateTimeOffset now, TimeSpan maxAge, CancellationToken cancellation) =>
        [.. (await flows.ListAsync(maxAge, cancellation)).Where(flow =>
            flow.Definition is { Enabled: true, Direction: Direction.Inbound, Schedule: not null } && flow.Pause?.AppliesAt(now) != true)];

    /// <returns>The runs, and whether nothing was left for the next tick.</returns>
    private async Task<(IReadOnlyList<RunStart> Started, bool IsDone)> StartAsync(
        List<FlowVersion> scheduled, DateTimeOffset now, CancellationToken cancellation)
    {
        var (started, isDone) = (new List<RunStart>(), true);
        if (scheduled.Count == 0)
            return (started, isDone);
        var (seen, finished) = await states.ReadAsync(cancellation);
        // Read after the states, so that a run whose slot was started is found here until it ends.
        ILookup<FlowName, RunStart>? busy = null;
        foreach (var flow in scheduled)
        {
            try
            {
                if (await StartFlowAsync(flow) is { } start)
                    started.Add(start);
            }
            catch (Exception e) when (e is not OperationCanceledException && !StorageClients.IsStorageFailure(e))
            {
                isDone = false;
                Report(flow.Name, e);
            }
        }

        return (started, isDone);

        async Task<RunStart?> StartFlowAsync(FlowVersion flow)
        {
            var state = seen.GetValueOrDefault(flow.Name);
            var next = Next(flow, state, finished, now);
            if (next is { Begun: true })
            {
                state = await ReplaceAsync(state, next);
                next = state is null ? null : Next(flow, state, finished, now);
            }

            if (next is null)
                return null;
            if (state!.Begun)
            {
                busy ??= await BusyAsync(cancellation);
                if (await IsBusyAsync(busy[flow.Name].Where(run => run.Version >= flow.FirstVersion), cancellation))
                {
                    isDone = false;
                    return null;
                }

                if (await ReplaceAsync(state, next) is not { } taken)
                    return null;
                next = taken;
            }

            var start = await starter.ScheduledAsync(flow, next.Run, flow.Definition.Schedule!.TriggeredBy ?? "System", cancellation);
            await ReplaceAsync(next, next with { Begun = true });
            return start;
        }

        async Task<ScheduleState?> ReplaceAsync(ScheduleState? state, ScheduleState next)
        {
            var replaced = await states.ReplaceAsync(state, next, cancellation);
            // Another host is at work, and may stop in the middle.
            isDone &= replaced is not null;
            return replaced;
        }
    }

    private void Report(FlowName flow, Exception error)
    {
        var now = clock.GetUtcNow();
        if (reported.TryGetValue(flow, out var last) && now - last < ReportEvery)
            return;
        reported[flow] = now;
        log?.FlowScheduleFailed(error, flow.ToString());
    }

    /// <summary>The next state: a slot to start, or the first state of a schedule, which starts nothing; null if nothing is due.</summary>
    private static ScheduleState? Next(FlowVersion flow, ScheduleState? state, IReadOnlyDictionary<FlowName, string> finished, DateTimeOffset now)
    {
        var definition = flow.Definition.Schedule!;
        var rule = ScheduleState.RuleOf(definition);
        var cause = definition.TriggeredBy is { } other ? finished.GetValueOrDefault(FlowName.Parse(other)) : null;
        // A new schedule starts at its next slot, or with the other flow's next run.
        if (state is null || !state.IsOf(flow.Incarnation) || (state.Rule != rule && state.Begun))
            return new ScheduleState(flow.Name, rule, StoredAt(flow, now), cause, Begun: true) { FirstVersion = flow.FirstVersion };
        if (!state.Begun)
            return state;
        if (definition.TriggeredBy is not null)
            return cause is null || cause == state.Cause ? null : state with { Cause = cause, Begun = false };
        return DueSlot(definition, state.Slot, now) is { } slot ? state with { Slot = slot, Begun = false } : null;
    }

    // A tick may come up to a minute after the flow was stored.
    private static DateTimeOffset StoredAt(FlowVersion flow, DateTimeOffset now) =>
        flow.Stored is { } stored && stored < now && now - stored < MaxTickDelay ? stored : now;

    private static DateTimeOffset? DueSlot(ScheduleDefinition definition, DateTimeOffset last, DateTimeOffset now)
    {
        var schedule = Schedule.Parse(definition);
        if (!schedule.Succeeded)
            return null;
        DateTimeOffset? due = null;
        // After a long downtime only the latest slot counts, so the search starts an hour ago instead of at the last slot.
        var hourAgo = now - TimeSpan.FromHours(1);
        var from = last < hourAgo && schedule.Value.Next(hourAgo) <= now ? hourAgo : last;
        for (var slot = schedule.Value.Next(from); slot <= now; slot = schedule.Value.Next(slot.Value))
            due = slot;
        return due;
    }

    private async Task<ILookup<FlowName, RunStart>> BusyAsync(CancellationToken cancellation)
    {
        var busy = new List<RunStart>();
        await foreach (var (start, _) in runs.ActiveAsync(cancellation))
            busy.Add(start);
        return busy.ToLookup(run => run.Flow);
    }

    private async Task<bool> IsBusyAsync(IEnumerable<RunStart> active, CancellationToken cancellation)
    {
        foreach (var run in active)
        {
            if (await runs.IsUnderWayAsync(run.Id, cancellation))
                return true;
        }

        return false;
    }
}
