using System.Diagnostics.CodeAnalysis;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>A JSON object in insertion order. Setting an existing key keeps its position; removing and adding it moves it to the
/// end.</summary>
internal sealed class JoltObject
{
    private const int LinearLimit = 12;
    private Entry[] entries;
    private int[]? buckets;
    private int used;
    private int hashCapacity;
    private bool reorder;

    public JoltObject(int capacity = 4) => entries = capacity == 0 ? [] : new Entry[capacity];

    public int Count { get; private set; }

    /// <summary>Changes whenever a key is added or removed.</summary>
    public int Version { get; private set; }

    /// <summary>Creates an object with the key order of Java's HashMap, which <c>default</c> creates for a missing input.</summary>
    public static JoltObject HashOrdered() => new() { hashCapacity = 16 };

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
        var index = Find(key, HashOf(key));
        value = index < 0 ? null : entries[index].Value;
        return index >= 0;
    }

    public object? Get(string key)
    {
        var index = Find(key, HashOf(key));
        return index < 0 ? null : entries[index].Value;
    }

    public bool Contains(string key) => Find(key, HashOf(key)) >= 0;

    public void Put(string key, object? value) => Slot(key) = value;

    /// <summary>Returns a reference to a key's value, adding the key with null if it is new. Valid until the next change of keys.</summary>
    public ref object? Slot(string key)
    {
        var hash = HashOf(key);
        var index = Find(key, hash);
        if (index >= 0) return ref entries[index].Value;
        if (used == entries.Length)
        {
            if (Count < used / 2) Compact();
            else Array.Resize(ref entries, Math.Max(4, entries.Length * 2));
        }

        index = used++;
        ref var entry = ref entries[index];
        entry.Key = key;
        entry.Hash = hash;
        Count++;
        Version++;
        if (buckets is not null && used <= buckets.Length) Link(index);
        else if (used > LinearLimit) Rehash();
        if (hashCapacity != 0)
        {
            reorder = true;
            if (Count > hashCapacity * 3 / 4) hashCapacity *= 2;
        }

        return ref entry.Value;
    }

    /// <summary>Changes the order of the keys. The entries must be those of this object, each exactly once.</summary>
    public static JoltObject Of(Entry[] entries)
    {
        var map = new JoltObject(0) { entries = entries, used = entries.Length, Count = entries.Length };
        if (entries.Length > LinearLimit) map.Rehash();
        else foreach (ref var entry in entries.AsSpan()) entry.Hash = map.HashOf(entry.Key);
        return map;
    }

    /// <summary>Removes a key and returns its value; null if there was none.</summary>
    public object? Remove(string key)
    {
        var index = Find(key, HashOf(key));
        if (index < 0) return null;
        var value = entries[index].Value;
        entries[index].Key = null!;
        entries[index].Value = null;
        Count--;
        Version++;
        return value;
    }

    /// <summary>Returns the full hash for large objects, otherwise a cheap value that distinguishes most names of an object.</summary>
    private int HashOf(string key)
    {
        if (buckets is not null) return key.GetHashCode(StringComparison.Ordinal);
        var length = key.Length;
        return length == 0 ? 0 : length ^ (key[0] << 24) ^ (key[length - 1] << 16) ^ (key[length >> 1] << 8);
    }

    private int Find(string key, int hash)
    {
        if (buckets is null)
        {
            var slots = entries.AsSpan(0, used);
            for (var index = 0; index < slots.Length; index++)
            {
                if (slots[index].Hash == hash && slots[index].Key == key) return index;
            }

            return -1;
        }

        for (var index = buckets[hash & (buckets.Length - 1)] - 1; index >= 0; index = entries[index].Next)
        {
            if (entries[index].Hash == hash && entries[index].Key == key) return index;
        }

        return -1;
    }

    private void Link(int index)
    {
        ref var entry = ref entries[index];
        ref var bucket = ref buckets![entry.Hash & (buckets.Length - 1)];
        entry.Next = bucket - 1;
        bucket = index + 1;
    }

    private void Rehash()
    {
        var size = 16;
        while (size < entries.Length) size *= 2;
        buckets = new int[size];
        for (var index = 0; index < used; index++)
        {
            if (entries[index].Key is null) continue;
            entries[index].Hash = HashOf(entries[index].Key);
            Link(index);
        }
    }

    private void Compact()
    {
        var kept = 0;
        for (var index = 0; index < used; index++)
        {
            if (entries[index].Key is not null) entries[kept++] = entries[index];
        }

        Array.Clear(entries, kept, used - kept);
        used = kept;
        if (buckets is not null) Rehash();
    }

    private void Reorder()
    {
        var ordered = JavaHashTable.Order(entries.AsSpan(0, used).ToArray(), static entry => JavaHashTable.HashOf(entry.Key), hashCapacity);
        ordered.CopyTo(entries, 0);
        reorder = false;
        if (buckets is not null) Rehash();
    }

    [SuppressMessage("Design", "CA1051", Justification = "A slot of the table above, not an object.")]
    internal struct Entry
    {
        public string Key;
        public object? Value;
        internal int Hash;
        internal int Next;
    }
}
