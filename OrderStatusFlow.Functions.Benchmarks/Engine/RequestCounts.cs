namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>Numbers of requests to storage.</summary>
internal sealed class RequestCounts(IReadOnlyDictionary<CountedRequest, int> counts)
{
    public int All => Of(static _ => true);

    /// <summary>The requests of the product, without those of Durable Functions.</summary>
    public int Own => Of(static request => !request.IsEngine);

    /// <summary>The product's requests that found something changed or present by another: 409 and 412.</summary>
    public int OwnConflicts => Of(static request => request is { IsEngine: false, Status: 409 or 412 });

    public int Of(Func<CountedRequest, bool> which) => counts.Where(count => which(count.Key)).Sum(count => count.Value);
}
