namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Whether the rows of a batch need claims on this host.</summary>
internal sealed class BatchSharing
{
    private volatile bool usesClaims;

    /// <summary>True if other runs of the flow are active. It can become true while the batch is written.</summary>
    public bool UsesClaims
    {
        get => usesClaims;
        set => usesClaims = value;
    }
}
