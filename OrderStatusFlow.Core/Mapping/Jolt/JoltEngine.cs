using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>Jolt specs (shift, default, remove, sort, cardinality, modify-*), with the output of the Java library 0.1.8.</summary>
/// <remarks>
/// Safe on many threads. Expressions (<c>${...}</c>) are not looked at: whoever evaluates them compiles the resulting spec.
/// Numbers that pass through keep the text they came with. Where the Java library's order of keys differs between its own runs
/// (<c>default</c> with several keys on one level), it is the order of the spec here.
/// </remarks>
public sealed class JoltEngine : IMappingEngine
{
    private readonly JoltSettings settings;
    private readonly CompilationCache cache;

    /// <summary>Makes an engine with an empty cache.</summary>
    /// <param name="settings">Limits; null for the defaults.</param>
    public JoltEngine(JoltSettings? settings = null)
    {
        this.settings = settings ?? new JoltSettings();
        cache = new CompilationCache(this.settings.CachedSpecs, Compile);
    }

    /// <inheritdoc/>
    public string Name => "jolt";

    /// <inheritdoc/>
    public MappingCompilation Compile(JsonElement spec) =>
        spec.ValueKind == JsonValueKind.Undefined ? Refuse("A Jolt spec is a JSON array of operations; there is none.") : cache.Get(spec);

    private MappingCompilation Compile(string text)
    {
        object? tree;
        if (Encoding.UTF8.GetByteCount(text) > settings.MaxSpecBytes) return Refuse($"A Jolt spec may have {settings.MaxSpecBytes} bytes.");
        try
        {
            tree = JsonTreeReader.Read(Encoding.UTF8.GetBytes(text), settings.MaxDepth, CancellationToken.None, lenient: true, settings.MaxSpecTokens);
        }
        catch (MappingTrouble trouble)
        {
            return Refuse(trouble.Message);
        }

        var errors = new SpecErrors();
        var chain = ChainParser.Parse(tree, errors);
        return errors.Failures.Count > 0
            ? new MappingCompilation(null, errors.Failures)
            : new MappingCompilation(new JoltMapping(chain, settings), []);
    }

    private static MappingCompilation Refuse(string message) => new(null, [new FlowFailure("mapping.spec", message) { Place = "$" }]);
}
