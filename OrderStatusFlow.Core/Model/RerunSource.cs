namespace OrderStatusFlow.Core.Model;

/// <summary>What a re-run repeats. The rows themselves are in its plan, a file of the run.</summary>
public sealed record RerunSource
{
    /// <summary>The id of the original run.</summary>
    public required string Run { get; init; }

    /// <summary>The version of the flow that the re-run uses.</summary>
    public required RerunVersion Version { get; init; }

    /// <summary>The number of parts of the plan.</summary>
    public required int Parts { get; init; }

    /// <summary>True if a row is sent even if an earlier re-run has delivered it, because a person selected it by its number or selected all rows.</summary>
    public bool Repeats { get; init; }
}
