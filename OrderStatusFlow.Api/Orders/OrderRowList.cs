using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Orders;

/// <summary>The rows of an order over all runs and flows, newest first.</summary>
/// <param name="Summary">Where the order is, in a sentence or two.</param>
/// <param name="Items">The rows.</param>
public sealed record OrderRowList(string Summary, IReadOnlyList<OrderRow> Items)
{
    internal static OrderRowList Of(IReadOnlyList<(RunId Run, RowRecord Row)> rows)
    {
        var items = new List<OrderRow>();
        RawJson? before = null;
        // The oldest row has nothing to compare with.
        foreach (var (run, row) in rows.Reverse())
        {
            var item = OrderRow.Of(run, row);
            if (OrderSummary.IsWritten(row))
            {
                item = before is { } earlier && row.Request is { } now ? item with { Changes = OrderDiff.Between(earlier.Utf8, now.Utf8) } : item;
                before = row.Request;
            }

            items.Add(item);
        }

        items.Reverse();
        return new OrderRowList(OrderSummary.Of(rows), items);
    }
}
