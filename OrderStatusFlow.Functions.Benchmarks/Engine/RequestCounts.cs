namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>Numbers of requests to storage.</summary>
/// <param name="counts">The product's requests, by the status code of the response.</param>
/// <param name="engine">The requests of Durable Task's engine; 0 if its state is in memory.</param>
internal sealed class RequestCounts(IReadOnlyDictionary<int, int> counts, int engine)
{
    public int Product => counts.Values.Sum();

    public int Engine => engine;

    /// <summary>The product's requests that found something changed or present by another: 409 and 412.</summary>
    public int Conflicts => counts.Where(count => count.Key is 409 or 412).Sum(count => count.Value);
}
