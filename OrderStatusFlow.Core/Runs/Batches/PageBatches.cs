using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs.Batches;

/// <summary>Splits the orders of a page into batches.</summary>
internal static class PageBatches
{
    /// <param name="page">The orders.</param>
    /// <param name="unchanged">The positions of orders that have not changed since they were last written, from 0.</param>
    /// <param name="input">The position of the page in its run.</param>
    public static IEnumerable<OrderBatch> Cut(PageOrders page, HashSet<int> unchanged, TransformInput input)
    {
        for (var first = 0; first < page.Orders.Count; first += OrderBatch.MaxRows)
        {
            var end = Math.Min(first + OrderBatch.MaxRows, page.Orders.Count);
            yield return new OrderBatch
            {
                Attributes = page.Attributes,
                Unchanged = Here(unchanged.Where(order => !page.Repeated.Others.Contains(order))),
                Superseded = Here(page.Repeated.Superseded.Keys)
                    .ToDictionary(order => order, order => input.FirstRow + page.Repeated.Superseded[order + first]),
                Repeated = Here(page.Repeated.Others),
                Page = input.Page,
                FirstOfPage = input.FirstRow,
                Read = input.Read ?? input.Start.Id.Moment,
                Keys = [.. page.Keys.Skip(first).Take(end - first)],
                Orders = [.. page.Orders.Skip(first).Take(end - first)],
            };

            HashSet<int> Here(IEnumerable<int> orders) => orders.Where(order => order >= first && order < end).Select(order => order - first).ToHashSet();
        }
    }
}
