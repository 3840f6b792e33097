using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The page to transform.</summary>
public sealed record TransformInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The number of the page's first row in the run, from 1.</summary>
    public required int FirstRow { get; init; }

    /// <summary>The time of the request for the page, never earlier than that of the page before; null for a posted page, and in
    /// histories of earlier versions.</summary>
    public DateTimeOffset? Read { get; init; }
}
