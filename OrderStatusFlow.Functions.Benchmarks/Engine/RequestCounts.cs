namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>Numbers of requests to storage, by the status code of the response.</summary>
internal sealed class RequestCounts(IReadOnlyDictionary<int, int> counts)
{
    public int All => counts.Values.Sum();

    /// <summary>The requests that found something changed or present by another: 409 and 412.</summary>
    public int Conflicts => counts.Where(count => count.Key is 409 or 412).Sum(count => count.Value);
}
