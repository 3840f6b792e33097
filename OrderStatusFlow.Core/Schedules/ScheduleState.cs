using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>The state of a flow's schedule: an entity of table <c>schedules</c>. It is replaced by ETag.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Rule">The schedule that it belongs to. A changed schedule starts with a new state.</param>
/// <param name="Slot">The last slot that was taken, or the moment when the schedule was stored.</param>
/// <param name="Cause">The other flow's run that last started this flow; null if the schedule has times.</param>
/// <param name="Begun">False from the moment a slot is taken until its run is started. If the host stops in between, another host starts the run.</param>
internal sealed record ScheduleState(FlowName Flow, string Rule, DateTimeOffset Slot, string? Cause, bool Begun)
{
    public const string Key = "slot";

    /// <summary>The first version of the flow's incarnation that it belongs to.</summary>
    public int FirstVersion { get; init; } = 1;

    /// <summary>The ETag of the entity that was read.</summary>
    public ETag Tag { get; init; }

    /// <summary>The run of this slot. It is the same on every host.</summary>
    public RunId Run => Cause is null ? RunId.OfSlot(Flow, Slot) : RunId.OfTrigger(Flow, RunId.Parse(Cause));

    public static string RuleOf(ScheduleDefinition schedule) => $"{schedule.Cron}|{schedule.TimeZone}|{schedule.Every}|{schedule.TriggeredBy}";

    /// <summary>Returns true if it belongs to this incarnation of the flow, not to a deleted flow of that name.</summary>
    public bool IsOf(FlowIncarnation flow) => FirstVersion == flow.FirstVersion;

    /// <summary>Reads an entity. A damaged entity belongs to no schedule, so that the flow's schedule starts with a new state.</summary>
    public static ScheduleState Of(TableEntity entity)
    {
        var flow = FlowName.Parse(entity.PartitionKey);
        try
        {
            return new(flow, entity.GetString("Rule") ?? "", entity.GetDateTimeOffset("Slot")!.Value, entity.GetString("Cause"),
                entity.GetBoolean("Begun") ?? true)
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

    public TableEntity ToEntity() =>
        new(Flow.ToString(), Key) { ["Rule"] = Rule, ["Slot"] = Slot, ["Cause"] = Cause, ["Begun"] = Begun, ["FirstVersion"] = FirstVersion };
}
