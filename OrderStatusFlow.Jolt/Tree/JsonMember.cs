namespace OrderStatusFlow.Jolt;

/// <summary>A member of a JSON object, with the positions of its name and value in the text.</summary>
internal struct JsonMember
{
    /// <summary>The number of members of an object that are compared with the last object's.</summary>
    public const int MaxCompared = 64;

    private const int MaxMisses = 8;

    public string Name;
    /// <summary>The start of the name. In the writer, the part begins with the comma before the name.</summary>
    public int NameStart;
    /// <summary>The length of the name with its colon.</summary>
    public int NameLength;
    /// <summary>The value if it is a string or a number, and is worth comparing; otherwise null.</summary>
    public object? Value;
    public int ValueStart;
    public int ValueLength;
    /// <summary>The number of values in succession that differed from the one before.</summary>
    public int Misses;

    /// <summary>Keeps a value that differs from the last one. Values that never repeat, such as order numbers, are not worth comparing.</summary>
    public void Keep(object? value, int start, int end)
    {
        if (Misses > MaxMisses) return;
        Value = ++Misses <= MaxMisses && value is (string or JoltNumber) ? value : null;
        (ValueStart, ValueLength) = (start, end - start);
    }
}
