namespace OrderStatusFlow.Jolt;

/// <summary>The open object or array at a depth of JSON text, and the members of the last object there, which the next one usually repeats.</summary>
internal sealed class JsonLevel
{
    private JsonMember[] members = new JsonMember[4];
    private JoltObject? map;
    private JoltArray? list;
    private int expected = 4;
    private int count;
    // The number of leading members whose names are known to differ from each other.
    private int distinct;
    private bool repeats;

    public bool IsObject => map is not null;

    /// <summary>The start of the current member's value; -1 if it repeats the last object's.</summary>
    public int ValueStart { get; set; }

    /// <summary>The closing bracket.</summary>
    public byte End => (byte)(map is null ? ']' : '}');

    // True if the names so far are those of an earlier object in the same order, and none of them occurs twice.
    private bool AreNamesKnown => repeats && count <= distinct;

    private ref JsonMember Current => ref members[Math.Min(count, JsonMember.MaxCompared) - 1];

    public void Begin(bool isObject)
    {
        (map, list) = isObject ? (new JoltObject(expected), (JoltArray?)null) : (null, new JoltArray(0));
        (count, repeats) = (0, true);
    }

    /// <summary>Goes to the next member of an object, and returns the last object's member at this position.</summary>
    public ref JsonMember Next()
    {
        if (count++ == members.Length && count <= JsonMember.MaxCompared) Array.Resize(ref members, members.Length * 2);
        return ref Current;
    }

    /// <summary>Ends the repetition: the object has another name than the last one.</summary>
    public void Differ() => repeats = false;

    /// <summary>Adds a value to the array, or to the object with the name of the current member.</summary>
    /// <param name="value">The value.</param>
    /// <param name="end">The position of its end in the text.</param>
    public void Add(object? value, int end)
    {
        if (map is null)
        {
            list!.Add(value);
            return;
        }

        ref var member = ref Current;
        if (ValueStart >= 0) member.Keep(value, ValueStart, end);
        if (AreNamesKnown) map.Append(member.Name, value);
        else map.Put(member.Name, value);
    }

    /// <summary>Returns the object or array at its end.</summary>
    public object Close()
    {
        if (map is null) return list!;
        if (!AreNamesKnown) distinct = map.Count == count ? Math.Min(count, JsonMember.MaxCompared) : 0;
        expected = Math.Min(map.Count, JsonMember.MaxCompared);
        return map;
    }
}
