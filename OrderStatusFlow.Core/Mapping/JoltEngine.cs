using System.Text.Json;
using OrderStatusFlow.Jolt;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>The mapping engine <c>jolt</c>. Compiled specs are cached by their content.</summary>
public sealed class JoltEngine : IMappingEngine
{
    private const int CachedSpecs = 256;
    private readonly JoltCompiler compiler;
    private readonly CompilationCache cache;

    /// <summary>Creates an engine with an empty cache.</summary>
    /// <param name="settings">The limits; null for the defaults.</param>
    public JoltEngine(JoltSettings? settings = null)
    {
        compiler = new JoltCompiler(settings);
        cache = new CompilationCache(CachedSpecs, Compile);
    }

    /// <inheritdoc/>
    public string Name => "jolt";

    /// <inheritdoc/>
    public MappingCompilation Compile(JsonElement spec) => spec.ValueKind == JsonValueKind.Undefined
        ? new MappingCompilation(
            null, [new Failure("mapping.spec", "The spec is missing. A Jolt spec is a JSON array of operations.") { Place = "$" }])
        : cache.Get(spec);

    private MappingCompilation Compile(string text)
    {
        var compiled = compiler.Compile(SpecText.Of(text));
        return new MappingCompilation(compiled.Mapping is { } mapping ? new Mapping(mapping) : null, compiled.Errors)
        {
            Warnings = compiled.Warnings,
        };
    }

    private sealed class Mapping(JoltMapping mapping) : IMapping
    {
        public Result<ReadOnlyMemory<byte>> Apply(
            ReadOnlyMemory<byte> input, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation) =>
            mapping.Apply(input, cancellation);
    }
}
