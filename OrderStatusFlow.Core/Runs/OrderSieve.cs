namespace OrderStatusFlow.Runs;

/// <summary>What was written before, and which orders this run has come by.</summary>
internal sealed class OrderSieve(IReadOnlyDictionary<ulong, ulong> written)
{
    private readonly Dictionary<ulong, (int Page, ulong Content)> seen = [];

    /// <summary>The last page whose orders it took.</summary>
    public int Page { get; private set; }

    /// <summary>Takes a page's orders.</summary>
    /// <returns>Which of them, counted from 0, are as they were written last; and, when some came on an earlier page too, whether any of those is another now.</returns>
    public (HashSet<int> Unchanged, bool? Again) Sift(int page, IReadOnlyList<OrderMark> marks)
    {
        Page = Math.Max(Page, page);
        var unchanged = new HashSet<int>();
        bool? again = null;
        for (var i = 0; i < marks.Count; i++)
        {
            var (order, content) = marks[i];
            if (order == 0)
                continue;
            if (seen.TryAdd(order, (page, content)))
            {
                if (written.TryGetValue(order, out var last) && last == content)
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
