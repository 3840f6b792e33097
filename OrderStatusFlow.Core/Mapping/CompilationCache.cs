using System.Collections.Concurrent;
using System.Text.Json;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>Caches compiled specs by their content and evicts the oldest first. Thread-safe.</summary>
/// <param name="capacity">The maximum number of cached specs.</param>
/// <param name="compile">Compiles the JSON text of a spec.</param>
public sealed class CompilationCache(int capacity, Func<string, MappingCompilation> compile)
{
    private readonly ConcurrentDictionary<string, MappingCompilation> known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>Returns the compilation of a spec, compiling it if it is not cached.</summary>
    /// <param name="spec">Any JSON value. It is not used after the call.</param>
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
