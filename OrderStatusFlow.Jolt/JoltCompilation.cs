namespace OrderStatusFlow.Jolt;

/// <summary>The result of compiling a spec: a mapping, or at least one error.</summary>
/// <param name="Mapping">Null when there are errors.</param>
/// <param name="Errors">Empty on success; <see cref="Failure.Place"/> holds the JSON path inside the spec.</param>
public sealed record JoltCompilation(JoltMapping? Mapping, IReadOnlyList<Failure> Errors);
