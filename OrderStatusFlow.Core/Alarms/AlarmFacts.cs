using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>What the alarms of a flow are computed from.</summary>
/// <param name="Now">Now.</param>
/// <param name="Activity">The flow's activity.</param>
internal sealed record AlarmFacts(DateTimeOffset Now, AlarmActivity Activity)
{
    /// <summary>True if the flow reads by watermark on a schedule.</summary>
    public bool HasWatermark { get; init; }

    /// <summary>When the watermark moved last; null if it has not.</summary>
    public DateTimeOffset? WatermarkMoved { get; init; }

    /// <summary>The duration of the longest active run, zero without one; null if it was not looked for.</summary>
    public TimeSpan? LongestActive { get; init; }

    /// <summary>The counts of the window of the error rate; null if the alarm has none.</summary>
    public RunCounters? Window { get; init; }

    /// <summary>The error groups that are not closed; null if they were not looked for.</summary>
    public IReadOnlyList<ErrorGroup>? OpenGroups { get; init; }
}
