using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>A stored version of a flow that cannot be read, for example because an earlier release accepted it.</summary>
/// <param name="Name">The flow.</param>
/// <param name="Version">The version; 0 if the version number cannot be read.</param>
/// <param name="Text">The stored definition; null if it is missing.</param>
/// <param name="Errors">The errors; at least one.</param>
public sealed record UnreadableFlow(FlowName Name, int Version, string? Text, IReadOnlyList<Failure> Errors)
{
    /// <summary>The first error with its place.</summary>
    public string Reason => Errors[0].Place is { } place ? $"{place}: {Errors[0].Message}" : Errors[0].Message;
}
