using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Core.Runs.Starting;

/// <summary>What a tick found, in memory: the flows with a schedule, and when the next of them is due. Until then, ticks read no states.</summary>
internal sealed class ScheduleOutlook
{
    private readonly List<Schedule> schedules = [];
    private readonly HashSet<(string Flow, int Version)> flows;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset next;

    /// <param name="flows">The flows with a schedule.</param>
    /// <param name="from">The moment of the tick.</param>
    /// <param name="isDone">Whether the tick left nothing for the next one.</param>
    public ScheduleOutlook(IReadOnlyList<FlowVersion> flows, DateTimeOffset from, bool isDone)
    {
        (this.from, this.flows) = (from, [.. flows.Select(Key)]);
        foreach (var flow in flows)
        {
            var schedule = Schedule.Parse(flow.Definition.Schedule!);
            if (schedule.Succeeded)
                schedules.Add(schedule.Value);
        }

        // Another flow's run may end at any moment.
        next = !isDone || schedules.Exists(schedule => schedule.TriggeredBy is not null)
            ? DateTimeOffset.MinValue
            : schedules.Select(schedule => schedule.Next(from) ?? DateTimeOffset.MaxValue).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
    }

    /// <summary>Before the first tick.</summary>
    public static ScheduleOutlook Unknown { get; } = new([], DateTimeOffset.MinValue, isDone: false);

    /// <summary>Returns true if none of these flows can be due at a moment.</summary>
    public bool IsQuiet(IReadOnlyList<FlowVersion> now, DateTimeOffset moment) =>
        moment >= from && moment < next && now.Count == flows.Count && now.All(flow => flows.Contains(Key(flow)));

    /// <summary>The moments between two others at which a flow is due, without those two, rounded up to whole seconds.</summary>
    public IReadOnlyList<DateTimeOffset> SlotsBetween(DateTimeOffset after, DateTimeOffset before)
    {
        var slots = new SortedSet<DateTimeOffset>();
        foreach (var schedule in schedules)
        {
            for (var slot = schedule.Next(after); slot < before; slot = schedule.Next(slot.Value))
            {
                if (WholeSecond(slot.Value) is var second && second < before)
                    slots.Add(second);
            }
        }

        return [.. slots];
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset moment)
    {
        var rest = moment.UtcTicks % TimeSpan.TicksPerSecond;
        return rest == 0 ? moment.ToUniversalTime() : moment.ToUniversalTime().AddTicks(TimeSpan.TicksPerSecond - rest);
    }

    private static (string Flow, int Version) Key(FlowVersion flow) => (flow.Name.ToString(), flow.Version);
}
