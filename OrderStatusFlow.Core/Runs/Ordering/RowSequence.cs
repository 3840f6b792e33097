namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>The position of a row among all rows of its flow. Of two rows of an order, the higher one has the newer state.</summary>
/// <param name="Read">The time of the request for the row's page, or of the ERP's POST, by the host's clock.</param>
/// <param name="Run">The id of the run.</param>
/// <param name="Row">The number of the row in the run.</param>
internal readonly record struct RowSequence(DateTimeOffset Read, string Run, int Row) : IComparable<RowSequence>
{
    public int CompareTo(RowSequence other) => (Read.CompareTo(other.Read), string.CompareOrdinal(Run, other.Run)) switch
    {
        (0, 0) => Row.CompareTo(other.Row),
        (0, var byRun) => byRun,
        (var byTime, _) => byTime,
    };
}
