using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>Splits the orders of a re-run into batches.</summary>
internal static class RerunBatches
{
    /// <param name="orders">The orders of a part.</param>
    /// <param name="asked">The position of the part in the re-run.</param>
    public static IEnumerable<OrderBatch> Cut(IReadOnlyList<StoredOrder> orders, ReadStoredInput asked)
    {
        var repeated = RepeatedOrders.Find([.. orders.Select(order => order.IsMissing ? OrderKey.None : order.Key)], [.. orders.Select(order => order.Json)]);
        for (var first = 0; first < orders.Count;)
        {
            var here = orders.Skip(first).Take(OrderBatch.MaxRows).TakeWhile(order => HasAttributesOf(order, orders[first])).ToList();
            yield return new OrderBatch
            {
                Attributes = here[0].Attributes,
                Unchanged = new HashSet<int>(),
                Superseded = Here(repeated.Superseded.Keys).ToDictionary(at => at, at => asked.FirstRow + repeated.Superseded[at + first]),
                Repeated = Here(repeated.Others).ToHashSet(),
                Missing = here.Index().Where(order => order.Item.IsMissing).Select(order => order.Index).ToHashSet(),
                Rerun = new RerunOrders(asked.Start.Rerun!.Run, asked.Start.Rerun.Repeats, [.. here.Select(order => order.Origin)]),
                Keys = [.. here.Select(order => order.Key)],
                Orders = [.. here.Select(order => (ReadOnlyMemory<byte>)order.Json)],
            };
            first += here.Count;

            IEnumerable<int> Here(IEnumerable<int> all) => all.Where(at => at >= first && at < first + here.Count).Select(at => at - first);
        }
    }

    private static bool HasAttributesOf(StoredOrder order, StoredOrder first) => ReferenceEquals(order.Attributes, first.Attributes)
        || (order.Attributes.Count == first.Attributes.Count
            && order.Attributes.All(one => first.Attributes.TryGetValue(one.Key, out var value) && value == one.Value));
}
