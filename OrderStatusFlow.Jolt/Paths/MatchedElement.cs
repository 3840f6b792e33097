namespace OrderStatusFlow.Jolt;

/// <summary>An input key that matched a key of the spec, with the text that its stars matched.</summary>
internal sealed class MatchedElement(string key, string[]? caught = null, int arraySize = -1)
{
    public string Key { get; } = key;

    /// <summary>The size of the array before modify extended it; -1 if the parent is not an array.</summary>
    public int ArraySize { get; } = arraySize;

    /// <summary>The number of matches below this key, which <c>[#n]</c> writes.</summary>
    public int HashCount { get; set; }

    public string Group(int index)
    {
        if (index == 0) return Key;
        return caught is not null && index <= caught.Length
            ? caught[index - 1]
            : throw MappingException.Input($"A reference uses group {index} of the key \"{Key}\", which has {caught?.Length ?? 0} groups.");
    }
}
