using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Orders;

/// <summary>The time zones in which people read the times of flows: that of the ERP, else that of the schedule, else UTC.</summary>
internal static class FlowZones
{
    public static async Task<IReadOnlyDictionary<FlowName, TimeZoneInfo>> OfAsync(
        IEnumerable<FlowName> names, FlowStore flows, CancellationToken cancellation)
    {
        var zones = new Dictionary<FlowName, TimeZoneInfo>();
        foreach (var name in names.Distinct())
            zones[name] = await OfAsync(name, flows, cancellation);
        return zones;
    }

    private static async Task<TimeZoneInfo> OfAsync(FlowName name, FlowStore flows, CancellationToken cancellation)
    {
        try
        {
            var flow = (await flows.FindAsync(name, cancellation))?.Definition;
            return TimeZoneInfo.TryFindSystemTimeZoneById(flow?.Erp?.TimeZone ?? flow?.Schedule?.TimeZone ?? "UTC", out var zone) ? zone : TimeZoneInfo.Utc;
        }
        catch (UnreadableFlowException)
        {
            return TimeZoneInfo.Utc;
        }
    }
}
