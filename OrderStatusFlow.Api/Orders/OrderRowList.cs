using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Retention;

namespace OrderStatusFlow.Api.Orders;

/// <summary>The rows of an order over all runs and flows, newest first.</summary>
/// <param name="Summary">Where the order is, in a sentence or two. Times are in the time zone of the flow.</param>
/// <param name="Items">The rows.</param>
/// <param name="Continuation">The query parameter <c>continuation</c> for the next items; null if there are no more.</param>
public sealed record OrderRowList(string Summary, IReadOnlyList<OrderRow> Items, string? Continuation)
{
    /// <summary>The runs that asked the ERP for this order alone, and whose response had no items. They belong to the same page as the rows.</summary>
    public IReadOnlyList<OrderRun> Absences { get; init; } = [];

    /// <summary>The active runs that ask the ERP for this order. Rows of other active runs are found after their batch is complete.</summary>
    public IReadOnlyList<OrderRun> Pending { get; init; } = [];

    /// <summary>Since when orders can be found. Null if no order is logged.</summary>
    public DateTimeOffset? SearchedSince { get; init; }

    /// <summary>The list with the moments until which its rows are kept, and since which older ones are found.</summary>
    internal OrderRowList With(RetentionPeriods kept) => this with
    {
        Items = [.. Items.Select(row => (Row: row, Run: RunId.Parse(row.RunId))).Select(item =>
            item.Row with { KeptUntil = kept.RowsOf(item.Run), PayloadsKeptUntil = kept.PayloadsOf(item.Run) })],
        SearchedSince = SearchedSince is { } since ? kept.SearchedSince(since) : null,
    };

    internal static OrderRowList Of(OrderHistoryPage page, IReadOnlyDictionary<RunId, int> versions, Func<FlowName, TimeZoneInfo> zone)
    {
        var items = new List<OrderRow>();
        RawJson? before = null;
        // The oldest row has nothing to compare with.
        foreach (var found in page.Events.Reverse())
        {
            if (found.Row is not { } row)
                continue;
            var item = OrderRow.Of(found.Run, row, versions.TryGetValue(found.Run, out var version) ? version : null);
            if (found.IsWritten)
            {
                item = before is { } earlier && row.Request is { } now ? item with { Changes = JsonDiff.Between(earlier.Utf8, now.Utf8) } : item;
                before = row.Request;
            }

            items.Add(item);
        }

        items.Reverse();
        return new OrderRowList(OrderSummary.Of(page, zone), items, page.Next?.Continuation)
        {
            Absences = [.. page.Events.Where(found => found.Row is null).Select(found => OrderRun.Of(found.Run))],
            Pending = [.. page.Pending.Select(OrderRun.Of)],
            SearchedSince = page.Since,
        };
    }
}
