using System.Text.Json;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>A mapping language. Compiles a spec to a mapping that can be applied many times.</summary>
public interface IMappingEngine
{
    /// <summary>The engine's name in a flow: <c>jolt</c> or <c>just</c>.</summary>
    string Name { get; }

    /// <summary>Compiles a spec, or returns every error with its JSON path inside the spec (<c>$[0].spec.orders</c>).</summary>
    /// <remarks>Compiled mappings are cached by the spec's content, so compiling the same spec again is cheap. Thread-safe.</remarks>
    /// <param name="spec">The spec from the flow.</param>
    MappingCompilation Compile(JsonElement spec);
}

/// <summary>The result of compiling a spec: a mapping, or at least one error.</summary>
/// <param name="Mapping">The mapping; null if there are errors.</param>
/// <param name="Errors">The errors; empty on success. <see cref="Failure.Place"/> is the JSON path inside the spec.</param>
public sealed record MappingCompilation(IMapping? Mapping, IReadOnlyList<Failure> Errors)
{
    /// <summary>Parts of a valid spec that probably do not do what they are meant to; <see cref="Failure.Place"/> as in errors.</summary>
    public IReadOnlyList<Failure> Warnings { get; init; } = [];
}
