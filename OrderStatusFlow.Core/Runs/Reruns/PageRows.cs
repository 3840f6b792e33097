using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>The rows that a run made of a page, to select the orders of the page after it is transformed again.</summary>
/// <remarks>
/// Orders are selected by their numbers before the order script. If the page has as many orders of a number as before, each belongs to the row at its
/// position among them; otherwise all of them are selected. An order without a number is selected by what is new on the page: orders whose number no row
/// had.
/// </remarks>
/// <param name="unknown">When the page was read, if no row says it.</param>
internal sealed class PageRows(DateTimeOffset unknown)
{
    private readonly List<Row> all = [];

    public void Add(RerunOrigin origin, ulong key, ReadOnlyMemory<byte> order, bool isSelected) => all.Add(new Row(origin, key, order, isSelected));

    /// <summary>Selects the orders of a page.</summary>
    /// <param name="page">The page after its transformation.</param>
    /// <param name="whole">True to select all orders.</param>
    /// <returns>The orders in the order of the page, then those that the page no longer results in.</returns>
    public IReadOnlyList<StoredOrder> Select(PageOrders page, bool whole)
    {
        var before = all.Where(row => row.Key != OrderKey.None).GroupBy(row => row.Key).ToDictionary(rows => rows.Key, rows => rows.ToList());
        var now = page.Keys.CountBy(key => key).ToDictionary();
        var seen = new Dictionary<ulong, int>();
        var unnumbered = all.FirstOrDefault(row => row is { Key: OrderKey.None, IsSelected: true });
        var orders = new List<StoredOrder>();
        var found = new HashSet<Row>();
        for (var at = 0; at < page.Orders.Count; at++)
        {
            var key = page.Keys[at];
            var rows = before.GetValueOrDefault(key) ?? [];
            var nth = seen[key] = seen.GetValueOrDefault(key) + 1;
            var row = rows.Count == now[key] ? rows[nth - 1]
                : rows.Count > 0 ? rows.FirstOrDefault(one => one.IsSelected)
                : unnumbered;
            var isNew = rows.Count == 0;
            if (!whole && row is not { IsSelected: true })
                continue;
            if (row is { IsSelected: true })
                found.UnionWith(rows.Count == now[key] ? [row] : isNew ? all.Where(one => one.Key == OrderKey.None) : rows);
            orders.Add(new StoredOrder(page.Orders[at], key, page.Attributes, OriginOf(row, rows, isNew)));
        }

        orders.AddRange(all.Where(row => row.IsSelected && !found.Contains(row))
            .Select(row => new StoredOrder(row.Order.ToArray(), row.Key, page.Attributes, row.Origin, IsMissing: true)));
        return orders;
    }

    // An order that may contain several rows is as new as the last of them.
    private RerunOrigin OriginOf(Row? row, List<Row> rows, bool isNew)
    {
        if (row is null || isNew)
            return new RerunOrigin(isNew ? null : row?.Origin.Row, all.Count > 0 ? all[0].Origin.Read : unknown, row?.Origin.FirstRun, int.MaxValue);
        var last = rows[^1].Origin;
        return row.Origin with { FirstRow = last.FirstRow ?? last.Row };
    }

    private sealed record Row(RerunOrigin Origin, ulong Key, ReadOnlyMemory<byte> Order, bool IsSelected);
}
