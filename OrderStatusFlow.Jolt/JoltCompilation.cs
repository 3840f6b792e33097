namespace OrderStatusFlow.Jolt;

/// <summary>The result of compiling a spec: a mapping, or at least one error.</summary>
/// <param name="Mapping">The mapping; null if there are errors.</param>
/// <param name="Errors">The errors; empty on success. <see cref="Failure.Place"/> is the JSON path inside the spec.</param>
public sealed record JoltCompilation(JoltMapping? Mapping, IReadOnlyList<Failure> Errors)
{
    /// <summary>Parts of a valid spec that probably do not do what they are meant to, such as unknown functions.</summary>
    public IReadOnlyList<Failure> Warnings { get; init; } = [];
}
