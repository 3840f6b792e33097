namespace OrderStatusFlow.Jolt;

/// <summary>The hash table of a large object: the positions of its keys.</summary>
internal sealed class KeyTable
{
    private readonly int[] buckets;
    private readonly (int Hash, int Next)[] slots;

    /// <param name="entries">The entries.</param>
    /// <param name="used">The number of entries in use, of which some may be removed.</param>
    public KeyTable(JoltObject.Entry[] entries, int used)
    {
        var size = 16;
        while (size < entries.Length) size *= 2;
        buckets = new int[size];
        slots = new (int, int)[size];
        for (var index = 0; index < used; index++)
        {
            if (entries[index].Key is { } key) TryAdd(key, index);
        }
    }

    /// <summary>Returns the position of a key; -1 if it is missing.</summary>
    public int Find(string key, JoltObject.Entry[] entries)
    {
        var hash = key.GetHashCode(StringComparison.Ordinal);
        for (var index = buckets[hash & (buckets.Length - 1)] - 1; index >= 0; index = slots[index].Next)
        {
            if (slots[index].Hash == hash && entries[index].Key == key) return index;
        }

        return -1;
    }

    /// <summary>Adds the position of a key; false if the table is full.</summary>
    public bool TryAdd(string key, int index)
    {
        if (index >= slots.Length) return false;
        var hash = key.GetHashCode(StringComparison.Ordinal);
        ref var bucket = ref buckets[hash & (buckets.Length - 1)];
        slots[index] = (hash, bucket - 1);
        bucket = index + 1;
        return true;
    }
}
