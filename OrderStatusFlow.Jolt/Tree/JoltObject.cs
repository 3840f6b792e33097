using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>A JSON object in insertion order. Setting an existing key keeps its position; removing and adding it moves it to the
/// end.</summary>
internal sealed class JoltObject
{
    private const int LinearLimit = 12;
    private Entry[] entries;
    private KeyTable? table;
    private int used;
    // The capacity of Java's HashMap whose order the keys have, as a power of two; 0 for the order of insertion.
    private byte hashBits;
    private bool reorder;

    public JoltObject(int capacity = 4) => entries = capacity == 0 ? [] : new Entry[capacity];

    public int Count { get; private set; }

    /// <summary>Changes whenever a key is added or removed.</summary>
    public int Version { get; private set; }

    /// <summary>Creates an object with the key order of Java's HashMap, which <c>default</c> creates for a missing input.</summary>
    public static JoltObject HashOrdered() => new() { hashBits = 4 };

    /// <summary>The entries in order, valid until the next change of keys.</summary>
    public ReadOnlySpan<Entry> Entries
    {
        get
        {
            if (used != Count) Compact();
            if (reorder) Reorder();
            return entries.AsSpan(0, used);
        }
    }

    public bool TryGet(string key, out object? value)
    {
        var index = Find(key);
        value = index < 0 ? null : entries[index].Value;
        return index >= 0;
    }

    /// <summary>Finds a key, first at its position in the last object.</summary>
    /// <param name="key">The key.</param>
    /// <param name="position">The position of the key in the last object, which becomes the one in this object. Threads may share it without a
    /// lock, because a wrong position only costs a search.</param>
    /// <param name="value">The value; null if the key is missing.</param>
    public bool TryGet(string key, ref int position, out object? value)
    {
        var likely = position;
        if ((uint)likely < (uint)used && Equal(entries[likely].Key, key))
        {
            value = entries[likely].Value;
            return true;
        }

        likely = Find(key);
        value = null;
        if (likely < 0) return false;
        value = entries[likely].Value;
        position = likely;
        return true;
    }

    public object? Get(string key)
    {
        var index = Find(key);
        return index < 0 ? null : entries[index].Value;
    }

    public bool Contains(string key) => Find(key) >= 0;

    public void Put(string key, object? value) => Slot(key) = value;

    /// <summary>Returns a reference to a key's value, adding the key with null if it is new. Valid until the next change of keys.</summary>
    public ref object? Slot(string key)
    {
        var index = Find(key);
        if (index >= 0) return ref entries[index].Value;
        return ref Added(key);
    }

    /// <summary>Adds a key that the object does not have.</summary>
    public void Append(string key, object? value) => Added(key) = value;

    /// <summary>Changes the order of the keys. The entries must be those of this object, each exactly once.</summary>
    public static JoltObject Of(Entry[] entries)
    {
        var map = new JoltObject(0) { entries = entries, used = entries.Length, Count = entries.Length };
        if (entries.Length > LinearLimit) map.BuildTable();
        return map;
    }

    /// <summary>Removes a key and returns its value; null if there was none.</summary>
    public object? Remove(string key)
    {
        var index = Find(key);
        if (index < 0) return null;
        var value = entries[index].Value;
        entries[index] = default;
        Count--;
        Version++;
        return value;
    }

    private int Find(string key)
    {
        if (table is not null) return table.Find(key, entries);
        var slots = entries.AsSpan(0, used);
        for (var index = 0; index < slots.Length; index++)
        {
            if (Equal(slots[index].Key, key)) return index;
        }

        return -1;
    }

    // Most names of an object differ in their length or in their last character.
    private static bool Equal(string? other, string key) => ReferenceEquals(other, key)
        || (other is not null && other.Length == key.Length && (key.Length == 0 || other[^1] == key[^1]) && other == key);

    private ref object? Added(string key)
    {
        if (used == entries.Length)
        {
            if (Count < used / 2) Compact();
            else Array.Resize(ref entries, Math.Max(4, used + (used < 16 ? used / 2 : used)));
        }

        var index = used++;
        ref var entry = ref entries[index];
        entry.Key = key;
        Count++;
        Version++;
        if (table is not null || used > LinearLimit) AddToTable(key, index);
        if (hashBits != 0)
        {
            reorder = true;
            if (Count > (1 << hashBits) * 3 / 4) hashBits++;
        }

        return ref entry.Value;
    }

    private void AddToTable(string key, int index)
    {
        if (table is null || !table.TryAdd(key, index)) BuildTable();
    }

    private void BuildTable() => table = new KeyTable(entries, used);

    private void Compact()
    {
        var kept = 0;
        for (var index = 0; index < used; index++)
        {
            if (entries[index].Key is not null) entries[kept++] = entries[index];
        }

        Array.Clear(entries, kept, used - kept);
        used = kept;
        if (table is not null) BuildTable();
    }

    private void Reorder()
    {
        var ordered = JavaHashTable.Order(entries.AsSpan(0, used).ToArray(), static entry => JavaHashTable.HashOf(entry.Key), 1 << hashBits);
        ordered.CopyTo(entries, 0);
        reorder = false;
        if (table is not null) BuildTable();
    }

    internal struct Entry
    {
        /// <summary>The key; null if it was removed.</summary>
        public string Key;
        public object? Value;
    }
}
