namespace OrderStatusFlow.Core.Runs.Versions;

/// <summary>The comparison of an order's version with the newest one that was written.</summary>
/// <param name="Number">The order number; null if the order is not compared.</param>
/// <param name="Version">The order's version; null if the order is not compared.</param>
internal sealed record VersionCheck(string? Number, string? Version)
{
    /// <summary>Why the version cannot be compared. The order is not sent, because it may be older than the written one.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The newer version that was written; null if no newer one was.</summary>
    public string? Newer { get; init; }

    /// <summary>Why the order is stale, as a sentence; null if it is not.</summary>
    public string? Stale => Newer is null ? null : $"Not sent: version {Newer} was written already, and this is {Version}.";
}
