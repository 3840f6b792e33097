using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Evaluates the alarms of flows. An alarm that begins or ends to fire is logged and notified once, whichever host finds it.</summary>
public sealed class AlarmEvaluator(
    AlarmTable table, AlarmSources sources, AlarmReceiver receiver, TimeProvider clock, ILogger<AlarmEvaluator> log)
{
    /// <summary>Evaluates the alarms of a flow at the end of a run. It may be called again for the same run.</summary>
    /// <param name="flow">The run's version of the flow.</param>
    /// <param name="ended">The run.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>True if there are notifications to send.</returns>
    internal async Task<bool> EndedAsync(FlowVersion flow, RunRecord ended, CancellationToken cancellation) =>
        await EvaluateAsync(flow, isActive: null, longest: null, activity => activity.After(ended), cancellation) is { Pending.Count: > 0 };

    /// <summary>Evaluates the alarms of a flow as time passes.</summary>
    /// <param name="flow">The flow, with its pause.</param>
    /// <param name="longest">The duration of the flow's longest active run; zero without one.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>What is stored of the flow's alarms afterwards.</returns>
    internal Task<FlowAlarms> TickAsync(FlowVersion flow, TimeSpan longest, CancellationToken cancellation) =>
        EvaluateAsync(flow, IsActive(flow), longest, activity => activity, cancellation);

    /// <summary>The readings of a flow's alarms now. Nothing is changed.</summary>
    internal async Task<(FlowAlarms There, IReadOnlyList<AlarmReading> Readings)> ReadAsync(FlowVersion flow, CancellationToken cancellation)
    {
        var (there, now) = (await table.ReadAsync(flow.Incarnation, cancellation), clock.GetUtcNow());
        if (flow.Definition.Alarms is not { } alarms)
            return (there, []);
        var facts = await sources.FactsAsync(flow, Seen(there.Activity, IsActive(flow), now), now, TimeSpan.Zero, cancellation);
        return (there, [.. AlarmRules.Read(alarms, facts, there.FiringGroups)]);
    }

    private bool IsActive(FlowVersion flow) => flow.Definition.Enabled && flow.Pause?.AppliesAt(clock.GetUtcNow()) != true;

    private async Task<FlowAlarms> EvaluateAsync(
        FlowVersion flow, bool? isActive, TimeSpan? longest, Func<AlarmActivity, AlarmActivity> change, CancellationToken cancellation)
    {
        while (true)
        {
            var (there, now) = (await table.ReadAsync(flow.Incarnation, cancellation), clock.GetUtcNow());
            if (flow.Definition.Alarms is not { } alarms)
                return there;
            // The end of a run does not show whether the flow was paused meanwhile.
            var activity = change(Seen(there.Activity, isActive ?? there.Activity?.IsActive ?? true, now));
            if (activity != there.Activity && !await table.ReplaceAsync(flow.Incarnation, there.Activity, activity, cancellation))
                continue;
            var facts = await sources.FactsAsync(flow, activity, now, longest, cancellation);
            var readings = AlarmRules.Read(alarms, facts, there.FiringGroups).ToList();
            var changed = false;
            foreach (var reading in readings.Concat(Removed(there, readings, alarms)))
                changed |= await ApplyAsync(flow, there, reading, facts, cancellation);
            if (!changed)
                return there;
            await table.TrimAsync(flow.Incarnation, cancellation);
            return await table.ReadAsync(flow.Incarnation, cancellation);
        }
    }

    private static AlarmActivity Seen(AlarmActivity? activity, bool isActive, DateTimeOffset now) =>
        activity is null ? new AlarmActivity { IsActive = isActive, ActiveSince = now }
        : activity.IsActive == isActive ? activity
        : activity with { IsActive = isActive, ActiveSince = now };

    // Alarms that fire, but that the definition no longer has.
    private static IEnumerable<AlarmReading> Removed(FlowAlarms there, List<AlarmReading> readings, AlarmsDefinition alarms) =>
        from state in there.States
        where state.IsFiring && (state.Kind == AlarmKind.ErrorGroup ? !alarms.NewErrorGroups : readings.TrueForAll(reading => reading.Kind != state.Kind))
        select new AlarmReading(state.Kind, state.Subject, 0, null, false, "The definition no longer has this alarm.");

    private async Task<bool> ApplyAsync(FlowVersion flow, FlowAlarms there, AlarmReading reading, AlarmFacts facts, CancellationToken cancellation)
    {
        var before = there.Find(reading.Kind, reading.Subject);
        var fires = before?.IsFiring ?? false;
        if (reading.IsFiring is not { } firing || firing == fires)
            return false;
        var notification = new AlarmNotification
        {
            Id = AlarmOutbox.NewId(),
            Type = firing ? AlarmMessage.Firing : AlarmMessage.Recovered,
            Alarm = reading.Kind,
            Subject = reading.Subject,
            At = facts.Now,
            Threshold = reading.Threshold,
            Figure = reading.Figure,
            Reason = reading.Reason,
        };
        var state = new AlarmState(reading.Kind, reading.Subject, firing, facts.Now, notification.Key);
        var pending = receiver.Serves(flow.Definition.Alarms)
            ? PendingNotification.Of(notification, AlarmMessage.Write(
                flow, notification, before is { IsFiring: true } ? before.Since : facts.Now, await sources.GroupsAsync(flow, reading, facts, cancellation)))
            : null;
        if (!await table.ChangeAsync(flow.Incarnation, before, state, notification, pending, cancellation))
            return false;
        if (firing)
            log.AlarmFired(AlarmNames.Of(reading.Kind), flow.Name.ToString(), reading.Reason);
        else
            log.AlarmRecovered(AlarmNames.Of(reading.Kind), flow.Name.ToString(), reading.Reason);
        return true;
    }
}
