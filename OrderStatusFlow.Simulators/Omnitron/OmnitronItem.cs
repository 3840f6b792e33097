namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>An order item in Omnitron.</summary>
/// <param name="Id">The id of the order item.</param>
/// <param name="Order">The order number; null if none was ever sent.</param>
/// <param name="Exists">False for an id that was only requested in a closed world.</param>
/// <param name="Patches">The number of bulk status updates that named this item, including rejected ones, but not those that a fault intercepted.</param>
/// <param name="Applied">The number of updates that changed it.</param>
/// <param name="Fields">All fields that were sent: strings unchanged, other values as JSON text.</param>
public sealed record OmnitronItem(
    long Id, string? Order, bool Exists, int Patches, int Applied, IReadOnlyDictionary<string, string?> Fields)
{
    public string? Status => Fields.GetValueOrDefault("status");
}
