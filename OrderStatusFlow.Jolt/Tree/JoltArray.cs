namespace OrderStatusFlow.Jolt;

/// <summary>A JSON array with the kind of its Java list. Some kinds cannot grow, and one is not a list.</summary>
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

    /// <summary>False for the result of modify's <c>sort</c>, which later steps do not treat as a list.</summary>
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
        if (size > limit) throw MappingException.Limit($"The spec requires an array of {size} elements, but at most {limit} are allowed.");
        run.Step(size - Count);
        run.CountValues(size - Count);
        while (Count < size) Add(null);
    }

    /// <summary>Removes all elements that match a predicate.</summary>
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
        if (Kind != ListKind.Growing)
            throw MappingException.Input("The spec adds to or removes from a list of fixed size, which a modify function created.");
    }

    private static MappingException OutOfRange(int index) =>
        MappingException.Input($"The spec uses element {index} of an array that has no such element.");
}
