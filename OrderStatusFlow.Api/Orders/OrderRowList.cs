namespace OrderStatusFlow.Api.Orders;

/// <summary>The rows of an order over all runs and flows, newest first.</summary>
/// <param name="Items">The rows.</param>
public sealed record OrderRowList(IReadOnlyList<OrderRow> Items);
