namespace OrderStatusFlow.Core.Model;

/// <summary>Up to when a flow has read its ERP.</summary>
/// <param name="Value">By the ERP's clock; the next run asks for changes after this, less the flow's overlap.</param>
/// <param name="MovedBy">The run that moved it, or <c>person</c>.</param>
/// <param name="Moved">When it was moved.</param>
public sealed record Watermark(DateTimeOffset Value, string MovedBy, DateTimeOffset Moved);
