using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>A stored version of a flow that cannot be read, such as one that an older release accepted.</summary>
/// <param name="Name">The flow.</param>
/// <param name="Version">The version; 0 when even that cannot be read.</param>
/// <param name="Text">The definition as stored; null when it is missing.</param>
/// <param name="Errors">What is wrong with it; at least one.</param>
public sealed record UnreadableFlow(FlowName Name, int Version, string? Text, IReadOnlyList<Failure> Errors)
{
    /// <summary>The first error with its place.</summary>
    public string Reason => Errors[0].Place is { } place ? $"{place}: {Errors[0].Message}" : Errors[0].Message;
}
