namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>An order item that exists before anything is sent to Omnitron.</summary>
public sealed record OmnitronSeed
{
    public required long Id { get; init; }

    /// <summary>The number of its order.</summary>
    public string? Order { get; init; }

    /// <summary>The status code. Default: <c>400</c>, approved.</summary>
    public string Status { get; init; } = "400";
}
