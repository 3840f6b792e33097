namespace OrderStatusFlow.Core.Model;

/// <summary>The moment up to which a flow has read its ERP.</summary>
/// <param name="Value">The moment by the ERP's clock. The next run reads changes after it, minus the flow's overlap.</param>
/// <param name="MovedBy">The run that moved it, or <c>person</c>.</param>
/// <param name="Moved">When it was moved.</param>
public sealed record Watermark(DateTimeOffset Value, string MovedBy, DateTimeOffset Moved);
