namespace OrderStatusFlow.Core.Alarms;

/// <summary>What is stored of the alarms of a flow, read in one query.</summary>
/// <param name="Activity">The activity; null for a flow whose alarms are evaluated for the first time.</param>
/// <param name="States">The states of alarms that have fired.</param>
/// <param name="Pending">The notifications that are not delivered yet, in their order.</param>
internal sealed record FlowAlarms(AlarmActivity? Activity, IReadOnlyList<AlarmState> States, IReadOnlyList<PendingNotification> Pending)
{
    /// <summary>The error groups for which an alarm fires.</summary>
    public IReadOnlyCollection<string> FiringGroups => [.. States.Where(state => state.IsFiring).Select(state => state.Subject).OfType<string>()];

    public AlarmState? Find(AlarmKind kind, string? subject) => States.FirstOrDefault(state => state.Kind == kind && state.Subject == subject);
}
