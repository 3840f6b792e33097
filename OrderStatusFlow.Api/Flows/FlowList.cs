namespace OrderStatusFlow.Api.Flows;

/// <summary>All flows, sorted by name.</summary>
/// <param name="Items">The flows.</param>
public sealed record FlowList(IReadOnlyList<FlowListItem> Items);
