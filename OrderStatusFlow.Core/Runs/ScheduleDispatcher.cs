using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Starts the flows that are due. Any number of hosts call it every few seconds.</summary>
/// <remarks>
/// A host takes a slot by changing the flow's state by ETag, so only one host gets it. The id of the run is derived from the slot. If a host stops
/// after it takes a slot, another host can start the run, and it still runs once. A flow that is running is not started again. Of the slots that
/// were missed in a downtime, or while the flow was running, only the latest is run.
/// </remarks>
public sealed class ScheduleDispatcher(
    ScheduleStateStore marks, FlowStore flows, RunLog runs, RunStarter starter, TimeProvider clock, ILogger<ScheduleDispatcher>? log = null)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    // When the failure of each flow was last logged. Ticks are frequent.
    private readonly ConcurrentDictionary<FlowName, DateTimeOffset> reported = new();

    /// <summary>Starts the flows that are due now. A flow that fails is logged, and the others are started. A storage failure ends the tick.</summary>
    /// <returns>The runs that were started here, or by another host at the same time.</returns>
    public async Task<IReadOnlyList<RunStart>> TickAsync(CancellationToken cancellation)
    {
        var (due, now) = (new List<FlowVersion>(), clock.GetUtcNow());
        await foreach (var flow in flows.ListAsync(cancellation))
        {
            if (flow.Definition is { Enabled: true, Direction: Direction.Inbound, Schedule: not null } && flow.Pause?.AppliesAt(now) != true)
                due.Add(flow);
        }

        var started = new List<RunStart>();
        if (due.Count == 0)
            return started;
        var (seen, finished) = await marks.ReadAsync(cancellation);
        // Read after the states, so that a run whose slot was started is found here until it ends.
        ILookup<FlowName, RunStart>? busy = null;
        foreach (var flow in due)
        {
            try
            {
                if (await StartAsync(flow) is { } start)
                    started.Add(start);
            }
            catch (Exception e) when (e is not OperationCanceledException && !StorageClients.IsStorageFailure(e))
            {
                Report(flow.Name, e);
            }
        }

        return started;

        async Task<RunStart?> StartAsync(FlowVersion flow)
        {
            var mark = seen.GetValueOrDefault(flow.Name);
            var next = Next(flow, mark, finished);
            if (next is null)
                return null;
            if (next.Begun)
            {
                await marks.ReplaceAsync(mark, next, cancellation);
                return null;
            }

            if (mark!.Begun)
            {
                busy ??= await BusyAsync(cancellation);
                if (await IsBusyAsync(busy[flow.Name].Where(run => run.Version >= flow.FirstVersion), cancellation)
                    || await marks.ReplaceAsync(mark, next, cancellation) is not { } taken)
                    return null;
                next = taken;
            }

            var start = await starter.ScheduledAsync(flow, next.Run, flow.Definition.Schedule!.TriggeredBy ?? "System", cancellation);
            await marks.ReplaceAsync(next, next with { Begun = true }, cancellation);
            return start;
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
    private ScheduleState? Next(FlowVersion flow, ScheduleState? mark, IReadOnlyDictionary<FlowName, string> finished)
    {
        var definition = flow.Definition.Schedule!;
        var rule = ScheduleState.RuleOf(definition);
        var cause = definition.TriggeredBy is { } other ? finished.GetValueOrDefault(FlowName.Parse(other)) : null;
        // A new schedule starts at its next slot, or with the other flow's next run.
        if (mark is null || !mark.IsOf(flow.Incarnation) || (mark.Rule != rule && mark.Begun))
            return new ScheduleState(flow.Name, rule, clock.GetUtcNow(), cause, Begun: true) { FirstVersion = flow.FirstVersion };
        if (!mark.Begun)
            return mark;
        if (definition.TriggeredBy is not null)
            return cause is null || cause == mark.Cause ? null : mark with { Cause = cause, Begun = false };
        return DueSlot(definition, mark.Slot) is { } slot ? mark with { Slot = slot, Begun = false } : null;
    }

    private DateTimeOffset? DueSlot(ScheduleDefinition definition, DateTimeOffset last)
    {
        var schedule = Schedule.Parse(definition);
        if (!schedule.Succeeded)
            return null;
        var now = clock.GetUtcNow();
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
