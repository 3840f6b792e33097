namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges one kind of data. A purge that is interrupted at any moment, or made by two hosts at once, is completed by the next.</summary>
/// <param name="name">The name, which the position of a purge refers to.</param>
/// <param name="stores">The tables and containers that it covers, such as <c>table rows</c>.</param>
/// <param name="data">What the data is, for people.</param>
/// <param name="kept">How long it is kept, for people; a setting by its name.</param>
public abstract class RetentionRule(string name, IReadOnlyList<string> stores, string data, string kept)
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>The tables and containers.</summary>
    public IReadOnlyList<string> Stores => stores;

    /// <summary>What the data is.</summary>
    public string Data => data;

    /// <summary>How long it is kept.</summary>
    public string Kept => kept;

    /// <summary>Purges a part of the data.</summary>
    /// <param name="slice">The part's limits.</param>
    /// <param name="after">The position that the previous call returned; null for the beginning.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The position to continue from; null when nothing is left to purge.</returns>
    public abstract Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation);
}
