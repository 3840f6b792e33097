using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs;

/// <summary>What was written before, and which orders this run has come by.</summary>
internal sealed class UnchangedOrderFilter(IReadOnlyDictionary<ulong, ulong> written)
{
    private readonly Dictionary<ulong, (int Page, ulong Content)> seen = [];

    /// <summary>The last page whose orders it took.</summary>
    public int Page { get; private set; }

    /// <summary>Takes a page's orders.</summary>
    /// <returns>Which of them, counted from 0, are as they were written last; and, when some came on an earlier page too, whether any of those is another now.</returns>
    public (HashSet<int> Unchanged, bool? Again) Sift(int page, IReadOnlyList<OrderFingerprint> marks)
    {
        Page = Math.Max(Page, page);
        var unchanged = new HashSet<int>();
        bool? again = null;
        // Of an order that comes more than once on the page, the last row counts.
        var last = new Dictionary<ulong, int>(marks.Count);
        for (var i = 0; i < marks.Count; i++)
            last[marks[i].Order] = i;
        for (var i = 0; i < marks.Count; i++)
        {
            var (order, content) = marks[i];
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
