namespace OrderStatusFlow.Core.Model;

/// <summary>The number of rows of a run by outcome.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Updated">Accepted by Omnitron.</param>
/// <param name="Created">Created in Omnitron.</param>
/// <param name="Unchanged">Not sent, because nothing changed.</param>
/// <param name="Stale">Not sent, because a newer state was already written.</param>
/// <param name="Rejected">Refused by Omnitron.</param>
/// <param name="Failed">Not delivered.</param>
public sealed record RunTotals(int Rows, int Updated, int Created, int Unchanged, int Stale, int Rejected, int Failed)
{
    /// <summary>No rows.</summary>
    public static RunTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Counts outcomes.</summary>
    public static RunTotals Of(IEnumerable<RowOutcome> outcomes)
    {
        var counts = new int[6];
        foreach (var outcome in outcomes)
            counts[(int)outcome]++;
        return new RunTotals(counts.Sum(), counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    /// <summary>The counts by outcome.</summary>
    internal IEnumerable<(RowOutcome Outcome, int Rows)> ByOutcome =>
    [
        (RowOutcome.Updated, Updated), (RowOutcome.Created, Created), (RowOutcome.Unchanged, Unchanged),
        (RowOutcome.Stale, Stale), (RowOutcome.Rejected, Rejected), (RowOutcome.Failed, Failed),
    ];

    /// <summary>The sum of both.</summary>
    public RunTotals Plus(RunTotals other) => new(
        Rows + other.Rows, Updated + other.Updated, Created + other.Created, Unchanged + other.Unchanged,
        Stale + other.Stale, Rejected + other.Rejected, Failed + other.Failed);
}
