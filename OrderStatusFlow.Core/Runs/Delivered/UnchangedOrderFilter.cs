using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs.Delivered;

/// <summary>Filters the orders of a run by those that were delivered before.</summary>
internal sealed class UnchangedOrderFilter(IReadOnlyDictionary<ulong, ulong> written)
{
    private readonly Dictionary<ulong, (int Page, ulong Content)> seen = [];

    /// <summary>The number of the last page.</summary>
    public int Page { get; private set; }

    /// <summary>Filters the orders of a page.</summary>
    /// <returns>The positions of unchanged orders, from 0; and whether any order of an earlier page has changed, null if there is no such order.</returns>
    public (HashSet<int> Unchanged, bool? Again) Filter(int page, IReadOnlyList<OrderFingerprint> fingerprints)
    {
        Page = Math.Max(Page, page);
        var unchanged = new HashSet<int>();
        bool? again = null;
        // If an order occurs more than once on the page, the last row counts.
        var last = new Dictionary<ulong, int>(fingerprints.Count);
        for (var i = 0; i < fingerprints.Count; i++)
            last[fingerprints[i].Order] = i;
        for (var i = 0; i < fingerprints.Count; i++)
        {
            var (order, content) = fingerprints[i];
            if (order == OrderKey.None || last[order] != i)
                continue;
            if (seen.TryAdd(order, (page, content)))
            {
                if (written.TryGetValue(order, out var known) && known == content)
                    unchanged.Add(i);
            }
            else if (seen[order] is var before && before.Page < page)
            {
                again = again == true || before.Content != content;
            }
        }

        return (unchanged, again);
    }
}
