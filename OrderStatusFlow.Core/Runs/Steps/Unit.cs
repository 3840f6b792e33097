namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The result of a step that returns nothing.</summary>
public sealed record Unit
{
    /// <summary>The only value.</summary>
    public static Unit Value { get; } = new();
}
