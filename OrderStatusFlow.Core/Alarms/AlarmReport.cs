using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Reads the alarms of flows for people.</summary>
public sealed class AlarmReport(AlarmEvaluator evaluator, AlarmTable table, AlarmReceiver receiver)
{
    private const int MaxHistory = 20;

    /// <summary>The alarms of a flow now.</summary>
    public async Task<FlowAlarmReport> ReadAsync(FlowVersion flow, CancellationToken cancellation)
    {
        var (there, readings) = await evaluator.ReadAsync(flow, cancellation);
        var history = await table.HistoryAsync(flow.Incarnation, AlarmTable.MaxHistory, cancellation);
        var alarms = readings.Where(reading => reading.Kind != AlarmKind.ErrorGroup || there.FiringGroups.Contains(reading.Subject!))
            .Select(reading => (Reading: reading, State: there.Find(reading.Kind, reading.Subject)))
            .Select(alarm => new AlarmReportItem(
                alarm.Reading.Kind, alarm.Reading.Subject, alarm.Reading.Threshold, alarm.Reading.Figure, alarm.State?.IsFiring ?? false,
                alarm.State?.Since, alarm.Reading.Reason, history.FirstOrDefault(notification => notification.Key == alarm.State?.Notification)));
        return new FlowAlarmReport(flow.Name.ToString(), receiver.HostOf(flow.Definition.Alarms), [.. alarms], [.. history.Take(MaxHistory)]);
    }
}

/// <summary>The alarms of a flow.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="Receiver">The host that receives notifications, such as <c>https://receiver.example</c>; null if they are only logged.</param>
/// <param name="Alarms">The alarms of its definition. Of <c>newErrorGroups</c> only those that fire.</param>
/// <param name="History">The last notifications, tests included, newest first; up to 20.</param>
public sealed record FlowAlarmReport(
    string Flow, string? Receiver, IReadOnlyList<AlarmReportItem> Alarms, IReadOnlyList<AlarmNotification> History);

/// <summary>An alarm of a flow.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="Subject">The fingerprint of an error group; null for other alarms.</param>
/// <param name="Threshold">The threshold: percent of <c>errorRatePercent</c>, a number of <c>loginFailures</c>, seconds of the others.</param>
/// <param name="Figure">The figure now, in the same unit; null if it is not known.</param>
/// <param name="Firing">Whether it fires. It begins and ends to fire at the end of a run, or when the alarms are evaluated, once a minute.</param>
/// <param name="Since">Since when; null if it has never fired.</param>
/// <param name="Reason">What the figure means, as a sentence.</param>
/// <param name="LastNotification">Its last notification with the receiver's answer; null if it has never fired.</param>
public sealed record AlarmReportItem(
    AlarmKind Alarm, string? Subject, double Threshold, double? Figure, bool Firing, DateTimeOffset? Since, string Reason, AlarmNotification? LastNotification);
