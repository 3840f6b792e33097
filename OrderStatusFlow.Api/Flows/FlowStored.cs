using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Flows;

/// <summary>The version that an upload created.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Version">The new version.</param>
/// <param name="Warnings">What is valid but probably not intended: what can differ from Python 2 in the flow's scripts, parts of the mapping
/// without effect, and a schedule without further starts. Empty if there is nothing.</param>
public sealed record FlowStored(string Name, int Version, IReadOnlyList<ProblemError> Warnings)
{
    internal static FlowStored Of(string name, int version, IReadOnlyList<Failure> warnings) =>
        new(name, version, [.. warnings.Select(ProblemError.Of)]);
}
