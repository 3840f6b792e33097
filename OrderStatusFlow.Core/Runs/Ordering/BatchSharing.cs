namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>How the rows of a batch are written by this host.</summary>
internal sealed class BatchSharing
{
    private volatile bool usesClaims;

    /// <summary>Whether rows need a claim, because other runs of the flow are active. It may become true while the batch is written.</summary>
    public bool UsesClaims
    {
        get => usesClaims;
        set => usesClaims = value;
    }
}
