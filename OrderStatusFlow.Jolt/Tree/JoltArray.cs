namespace OrderStatusFlow.Jolt;

/// <summary>A JSON array that remembers which Java list it stands for: some refuse to grow, one is no list at all.</summary>
internal sealed class JoltArray
{
    private object?[] items;

    public JoltArray(int capacity = 4) => items = capacity == 0 ? [] : new object?[capacity];

    public JoltArray(object?[] items, ListKind kind)
    {
        this.items = items;
        Count = items.Length;
        Kind = kind;
    }

    public int Count { get; private set; }

    public ListKind Kind { get; }

    /// <summary>False for what <c>sort</c> of modify yields, which no later step walks as a list.</summary>
    public bool IsList => Kind != ListKind.Native;

    public ReadOnlySpan<object?> Items => items.AsSpan(0, Count);

    public object? this[int index]
    {
        get => (uint)index < (uint)Count ? items[index] : throw OutOfRange(index);
        set
        {
            if ((uint)index >= (uint)Count) throw OutOfRange(index);
            items[index] = value;
        }
    }

    public void Add(object? value)
    {
        RefuseIfFixed();
        if (Count == items.Length) Array.Resize(ref items, Math.Max(4, items.Length * 2));
        items[Count++] = value;
    }

    public void Grow(int size, MappingRun run)
    {
        if (size <= Count) return;
        var limit = run.Settings.MaxArrayLength;
        if (size > limit) throw MappingException.Limit($"The spec asks for an array of {size} elements; {limit} are allowed.");
        run.Step(size - Count);
        run.CountValues(size - Count);
        while (Count < size) Add(null);
    }

    /// <summary>Removes all elements for which the test holds.</summary>
    public void RemoveWhere(Func<int, object?, bool> remove)
    {
        var kept = 0;
        for (var index = 0; index < Count; index++)
        {
            if (remove(index, items[index])) RefuseIfFixed();
            else items[kept++] = items[index];
        }

        Array.Clear(items, kept, Count - kept);
        Count = kept;
    }

    private void RefuseIfFixed()
    {
        if (Kind != ListKind.Growing) throw MappingException.Input("The spec adds to or removes from a list of fixed size, which a modify function made.");
    }

    private static MappingException OutOfRange(int index) => MappingException.Input($"The spec asks for element {index} of an array that has none there.");
}
