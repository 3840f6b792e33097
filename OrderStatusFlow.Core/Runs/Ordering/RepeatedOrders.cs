using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Finds orders that occur more than once on a page. Positions start at 0.</summary>
/// <remarks>
/// Omnitron updates items, so later rows of an order supersede a row only if they contain all its items. An ERP may list an order line by line.
/// </remarks>
internal sealed class RepeatedOrders
{
    private RepeatedOrders(Dictionary<int, int> superseded, HashSet<int> others) => (Superseded, Others) = (superseded, others);

    /// <summary>The rows that later rows of the page supersede: by position, the position of the last later row.</summary>
    public IReadOnlyDictionary<int, int> Superseded { get; }

    /// <summary>The other rows of orders that occur more than once. They are sent one at a time.</summary>
    public IReadOnlySet<int> Others { get; }

    public static RepeatedOrders Find(IReadOnlyList<ulong> keys, IReadOnlyList<byte[]> orders)
    {
        var (superseded, others) = (new Dictionary<int, int>(), new HashSet<int>());
        var repeated = Enumerable.Range(0, keys.Count).Where(row => keys[row] != OrderKey.None).GroupBy(row => keys[row]).Where(rows => rows.Skip(1).Any());
        foreach (var rows in repeated)
        {
            var (last, later) = (rows.Last(), new HashSet<string>(StringComparer.Ordinal));
            foreach (var row in rows.Reverse())
            {
                // An order script may complete a row without items.
                var items = OrderObject.Read(orders[row], sendNumber: true) is { Succeeded: true } order ? order.Value.Items : [];
                if (items.Count > 0 && later.IsSupersetOf(items))
                    superseded[row] = last;
                else
                    others.Add(row);
                later.UnionWith(items);
            }
        }

        return new RepeatedOrders(superseded, others);
    }
}
