namespace OrderStatusFlow.Simulators.Erp;

/// <param name="Id">The order item's id in Omnitron, which shops hand to their ERP with the order.</param>
/// <param name="Sku">Article code.</param>
/// <param name="Name">Article name.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="Price">Price of one piece in the order's currency.</param>
public sealed record ErpOrderItem(long Id, string Sku, string Name, int Quantity, decimal Price);
