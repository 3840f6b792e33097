using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The attributes of a preview. It records the names of missing attributes that an expression used.</summary>
internal sealed class PreviewAttributes(IReadOnlyDictionary<string, string> given) : IReadOnlyDictionary<string, string>
{
    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>A warning for each missing attribute.</summary>
    public IEnumerable<Failure> Warnings => missing.Select(name => new Failure("expression.attribute", $"The test has no attribute '{name}', so it is empty."));

    public int Count => given.Count;

    public IEnumerable<string> Keys => given.Keys;

    public IEnumerable<string> Values => given.Values;

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        if (given.TryGetValue(key, out value))
            return true;
        missing.Add(key);
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => given.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
