namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>An order item that Omnitron knows before anything is sent to it.</summary>
public sealed record OmnitronSeed
{
    public required long Id { get; init; }

    /// <summary>Number of the order it belongs to.</summary>
    public string? Order { get; init; }

    /// <summary>Order status code, <c>400</c> (approved) by default.</summary>
    public string Status { get; init; } = "400";
}
