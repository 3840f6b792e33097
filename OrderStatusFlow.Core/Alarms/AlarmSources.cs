using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Reads what the alarms of a flow are computed from, as far as the flow configures them.</summary>
public sealed class AlarmSources(Watermarks watermarks, HourlyStatistics statistics, ErrorGroups errors)
{
    internal async Task<AlarmFacts> FactsAsync(
        FlowVersion flow, AlarmActivity activity, DateTimeOffset now, TimeSpan? longest, CancellationToken cancellation)
    {
        var definition = flow.Definition;
        var alarms = definition.Alarms!;
        var facts = new AlarmFacts(now, activity) { LongestActive = longest };
        if (alarms.WatermarkStuckFor is not null && definition is { Direction: Direction.Inbound, Schedule: not null })
        {
            var watermark = await watermarks.FindAsync(flow.Incarnation, cancellation);
            facts = facts with { HasWatermark = true, WatermarkMoved = watermark?.Moved };
        }

        if (alarms is { ErrorRatePercent: not null, ErrorRateWindow: { } window })
        {
            var hours = await statistics.ReadAsync([flow.Name], now - window, now.AddTicks(1), cancellation);
            facts = facts with { Window = hours.Values.Aggregate(RunCounters.None, (sum, hour) => sum.Plus(hour)) };
        }

        return alarms.NewErrorGroups ? facts with { OpenGroups = await errors.ListAsync(flow.Name, closed: false, cancellation) } : facts;
    }

    /// <summary>The error groups that a notification names: the group that it is about, or those that are not closed.</summary>
    internal async Task<IReadOnlyList<ErrorGroup>> GroupsAsync(FlowVersion flow, AlarmReading reading, AlarmFacts facts, CancellationToken cancellation)
    {
        if (reading.Subject is { } group)
            return await errors.FindAsync(group, cancellation) is { } found ? [found] : [];
        return reading.IsFiring == true ? facts.OpenGroups ?? await errors.ListAsync(flow.Name, closed: false, cancellation) : [];
    }
}
