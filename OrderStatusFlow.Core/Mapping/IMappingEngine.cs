using System.Text.Json;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>One mapping language: turns a spec into a mapping that can be applied many times.</summary>
public interface IMappingEngine
{
    /// <summary>The name a flow uses for it: <c>jolt</c> or <c>just</c>.</summary>
    string Name { get; }

    /// <summary>Compiles a spec, or tells of everything that is wrong with it, each with its JSON path inside the spec (<c>$[0].spec.orders</c>).</summary>
    /// <remarks>Compiled mappings are cached by the spec's content; compiling the same spec again is cheap. Safe on many threads.</remarks>
    /// <param name="spec">The spec as it stands in the flow.</param>
    MappingCompilation Compile(JsonElement spec);
}

/// <summary>The answer of a compiler: a mapping, or at least one error.</summary>
/// <param name="Mapping">Null when there are errors.</param>
/// <param name="Errors">Empty on success. <see cref="Failure.Place"/> holds the JSON path inside the spec.</param>
public sealed record MappingCompilation(IMapping? Mapping, IReadOnlyList<Failure> Errors);
