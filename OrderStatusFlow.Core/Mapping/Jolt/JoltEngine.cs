using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>Jolt specs (shift, default, remove, sort, cardinality, modify-*), with the output of the Java library 0.1.8.</summary>
/// <remarks>Safe on many threads. Expressions (<c>${...}</c>) are not looked at: whoever evaluates them compiles the resulting spec.</remarks>
/// <param name="settings">Limits; null for the defaults.</param>
public sealed class JoltEngine(JoltSettings? settings = null) : IMappingEngine
{
    private readonly JoltSettings settings = settings ?? new JoltSettings();
    private readonly ConcurrentDictionary<string, MappingCompilation> compiled = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <inheritdoc/>
    public string Name => "jolt";

    /// <inheritdoc/>
    public MappingCompilation Compile(JsonElement spec)
    {
        if (spec.ValueKind == JsonValueKind.Undefined) return Refuse("$", "A Jolt spec is a JSON array of operations; there is none.");
        var text = spec.GetRawText();
        if (compiled.TryGetValue(text, out var known)) return known;
        var compilation = CompileText(text);
        if (compiled.TryAdd(text, compilation)) Remember(text);
        return compilation;
    }

    private MappingCompilation CompileText(string text)
    {
        object? tree;
        try
        {
            tree = JsonTreeReader.Read(Encoding.UTF8.GetBytes(text), settings.MaxDepth, CancellationToken.None);
        }
        catch (MappingTrouble trouble)
        {
            return Refuse("$", trouble.Message);
        }

        var errors = new SpecErrors();
        var chain = ChainParser.Parse(tree, errors);
        return errors.Failures.Count > 0
            ? new MappingCompilation(null, errors.Failures)
            : new MappingCompilation(new JoltMapping(chain, settings), []);
    }

    private void Remember(string text)
    {
        order.Enqueue(text);
        while (compiled.Count > settings.CachedSpecs && order.TryDequeue(out var oldest)) compiled.TryRemove(oldest, out _);
    }

    private static MappingCompilation Refuse(string place, string message) =>
        new(null, [new FlowFailure("mapping.spec", message) { Place = place }]);
}
