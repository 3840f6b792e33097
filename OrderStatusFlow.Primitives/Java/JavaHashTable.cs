using System.Numerics;

namespace OrderStatusFlow.Java;

/// <summary>The order in which java.util.HashMap and HashSet are read.</summary>
internal static class JavaHashTable
{
    private const int MinCapacity = 16;

    /// <summary>Returns the result of Java's <c>String.hashCode</c>.</summary>
    public static int HashOf(string text)
    {
        var hash = 0;
        foreach (var c in text)
            hash = unchecked((31 * hash) + c);
        return hash;
    }

    /// <summary>Returns the items in the order of a table that was filled in the given order. Items of one bucket keep their order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="hash">Returns the hash code of an item; called once for each.</param>
    /// <param name="capacity">The number of buckets, a power of 2.</param>
    public static T[] Order<T>(IEnumerable<T> items, Func<T, int> hash, int capacity) =>
        [.. items.OrderBy(item => BucketOf(hash(item), capacity))];

    /// <summary>Returns the number of buckets of a HashSet that is created from a collection of that size.</summary>
    public static int CapacityFor(int size) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max((int)(size / .75f) + 1, MinCapacity));

    /// <summary>Returns the number of buckets of a table to which that many items were added: it doubles when more than three quarters are taken.</summary>
    public static int CapacityAfter(int count)
    {
        var capacity = MinCapacity;
        while (count > capacity / 4 * 3)
            capacity *= 2;
        return capacity;
    }

    // HashMap mixes the upper half of a hash code into the lower one.
    private static int BucketOf(int hash, int capacity) => (hash ^ (hash >>> 16)) & (capacity - 1);
}
