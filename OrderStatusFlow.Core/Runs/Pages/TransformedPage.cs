using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>A page after its script and its mapping.</summary>
internal sealed record TransformedPage
{
    /// <summary>The result of the script; null if the flow has none.</summary>
    public ScriptResult? Script { get; init; }

    /// <summary>The orders; null if the script failed.</summary>
    public PageOrders? Orders { get; init; }

    /// <summary>The elapsed time of the mapping and the split.</summary>
    public TimeSpan MappingTime { get; init; }

    /// <summary>The step that failed, <c>script</c> or <c>mapping</c>; null on success.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Why the step failed; null on success.</summary>
    public Failure? Failure { get; init; }
}
