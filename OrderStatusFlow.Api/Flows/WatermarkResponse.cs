using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Flows;

/// <summary>The watermark of an inbound flow.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="Watermark">The time up to which the flow has read, in the ERP's time zone; null before the first run.</param>
/// <param name="AsksAfter">The value that the next scheduled run sends to the ERP: the watermark less the flow's overlap. Null before the
/// first run.</param>
/// <param name="MovedBy">The id of the run that moved the watermark, or <c>person</c>.</param>
/// <param name="Moved">When it was moved.</param>
public sealed record WatermarkResponse(
    string Flow, DateTimeOffset? Watermark, string? AsksAfter, string? MovedBy, DateTimeOffset? Moved)
{
    internal static WatermarkResponse Of(FlowVersion flow, Watermark? watermark)
    {
        var erp = flow.Definition.Erp!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(erp.TimeZone);
        return new WatermarkResponse(
            flow.Name.ToString(),
            InZone(flow, watermark),
            watermark is null ? null : ErpDates.After(watermark.Value - erp.Overlap, zone),
            watermark?.MovedBy,
            watermark?.Moved);
    }

    /// <summary>The watermark in the time zone of the flow's ERP; null before the first run.</summary>
    internal static DateTimeOffset? InZone(FlowVersion flow, Watermark? watermark) => watermark is null || flow.Definition.Erp is not { } erp
        ? null : TimeZoneInfo.ConvertTime(watermark.Value, TimeZoneInfo.FindSystemTimeZoneById(erp.TimeZone));
}
