namespace OrderStatusFlow.Simulators.Erp;

/// <summary>An item of an order.</summary>
/// <param name="Id">The item's id in Omnitron, which shops send to their ERP with the order.</param>
/// <param name="Sku">The code of the article.</param>
/// <param name="Name">The name of the article.</param>
/// <param name="Quantity">The number of pieces.</param>
/// <param name="Price">The price of one piece in the order's currency.</param>
public sealed record ErpOrderItem(long Id, string Sku, string Name, int Quantity, decimal Price);
