using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>How far a flow's schedule is: its row of table <c>schedules</c>. Whoever changes it must have seen it as it was.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Rule">The schedule it was made under; another one begins anew.</param>
/// <param name="Slot">The last slot that was taken, or when the schedule came into force.</param>
/// <param name="Cause">The other flow's run that was answered last; null for schedules with times of their own.</param>
/// <param name="Begun">False from taking a slot until its run is begun: a host that dies in between leaves the beginning to the others.</param>
internal sealed record ScheduleState(FlowName Flow, string Rule, DateTimeOffset Slot, string? Cause, bool Begun)
{
    public const string Key = "slot";

    /// <summary>The first version of the flow's incarnation that it was made for.</summary>
    public int FirstVersion { get; init; } = 1;

    /// <summary>The row as it was read.</summary>
    public ETag Tag { get; init; }

    /// <summary>The run of this mark; the same on every host.</summary>
    public RunId Run => Cause is null ? RunId.OfSlot(Flow, Slot) : RunId.OfTrigger(Flow, RunId.Parse(Cause));

    public static string RuleOf(ScheduleDefinition schedule) => $"{schedule.Cron}|{schedule.TimeZone}|{schedule.Every}|{schedule.TriggeredBy}";

    /// <summary>Whether it is of the flow as it is now, and not of one of that name that was deleted.</summary>
    public bool IsOf(FlowIncarnation flow) => FirstVersion == flow.FirstVersion;

    /// <summary>Reads a row. One that is damaged is of no rule, so that the flow's schedule begins anew.</summary>
    public static ScheduleState Of(TableEntity entity)
    {
        var flow = FlowName.Parse(entity.PartitionKey);
        try
        {
            return new(flow, entity.GetString("Rule") ?? "", entity.GetDateTimeOffset("Slot")!.Value, entity.GetString("Cause"), entity.GetBoolean("Begun") ?? true)
            {
                FirstVersion = entity.GetInt32("FirstVersion") ?? 1,
                Tag = entity.ETag,
            };
        }
        catch (InvalidOperationException)
        {
            return new(flow, "", default, null, Begun: true) { Tag = entity.ETag };
        }
    }

    public TableEntity ToEntity() => new(Flow.ToString(), Key) { ["Rule"] = Rule, ["Slot"] = Slot, ["Cause"] = Cause, ["Begun"] = Begun, ["FirstVersion"] = FirstVersion };
}
