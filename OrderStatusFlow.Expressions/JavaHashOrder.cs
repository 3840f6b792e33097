namespace OrderStatusFlow.Expressions;

/// <summary>The order in which a java.util.HashSet of texts is read.</summary>
internal static class JavaHashOrder
{
    /// <summary>Returns the items in the order of the set's table. Items of one place keep their order.</summary>
    public static IEnumerable<T> Of<T>(IReadOnlyCollection<T> items, Func<T, string> text)
    {
        // The table starts with 16 places, and doubles when more than three quarters are taken.
        var places = 16;
        while (items.Count > places / 4 * 3)
            places *= 2;
        return items.OrderBy(item => Hash(text(item)) & (places - 1));
    }

    // String.hashCode, and HashMap's mix of its upper half into the lower one.
    private static int Hash(string text)
    {
        var hash = 0;
        foreach (var c in text)
            hash = unchecked((31 * hash) + c);
        return hash ^ (hash >>> 16);
    }
}
