namespace OrderStatusFlow.Jolt;

/// <summary>A key of the input that a key of the spec matched, with what its stars caught.</summary>
internal sealed class MatchedElement(string key, string[]? caught = null, int arraySize = -1)
{
    public string Key { get; } = key;

    /// <summary>The size the walked array had before modify grew it; -1 when the parent is no array.</summary>
    public int ArraySize { get; } = arraySize;

    /// <summary>How often a child matched below this one: what <c>[#n]</c> writes.</summary>
    public int HashCount { get; set; }

    public string Group(int index)
    {
        if (index == 0) return Key;
        return caught is not null && index <= caught.Length
            ? caught[index - 1]
            : throw MappingException.Input($"A reference asks for group {index} of the key \"{Key}\", which has {caught?.Length ?? 0}.");
    }
}
