namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>What Omnitron holds of one order item.</summary>
/// <param name="Id">Order item id.</param>
/// <param name="Order">Order number, if one was ever given.</param>
/// <param name="Exists">False for an id that was only asked for in a closed world.</param>
/// <param name="Patches">How many bulk status updates named this item, refused ones included; those that a fault kept away are not.</param>
/// <param name="Applied">How many of them changed it.</param>
/// <param name="Fields">All fields merged; strings as they are, other values as JSON text.</param>
public sealed record OmnitronItem(
    long Id, string? Order, bool Exists, int Patches, int Applied, IReadOnlyDictionary<string, string?> Fields)
{
    public string? Status => Fields.GetValueOrDefault("status");
}
