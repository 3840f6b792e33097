using System.Collections.Concurrent;
using System.Text.Json;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>Keeps what specs were compiled to, by their content; the oldest go first. Safe on many threads.</summary>
/// <param name="capacity">How many are kept.</param>
/// <param name="compile">Compiles the JSON text of a spec.</param>
public sealed class CompilationCache(int capacity, Func<string, MappingCompilation> compile)
{
    private readonly ConcurrentDictionary<string, MappingCompilation> known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>The compilation of a spec, from the cache or made now.</summary>
    /// <param name="spec">Any JSON value; not used after the call.</param>
    public MappingCompilation Get(JsonElement spec)
    {
        var text = spec.GetRawText();
        if (known.TryGetValue(text, out var found)) return found;
        var compilation = compile(text);
        if (!known.TryAdd(text, compilation)) return known.TryGetValue(text, out found) ? found : compilation;
        order.Enqueue(text);
        while (known.Count > capacity && order.TryDequeue(out var oldest)) known.TryRemove(oldest, out _);
        return compilation;
    }
}
