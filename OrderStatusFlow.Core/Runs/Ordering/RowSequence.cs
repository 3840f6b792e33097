namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Where a row is among all rows of its flow: of two rows of an order, the higher one holds the newer state.</summary>
/// <param name="Read">When the ERP was asked for the row's page, or its POST was accepted, by the host's clock.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Row">The row's number in the run.</param>
internal readonly record struct RowSequence(DateTimeOffset Read, string Run, int Row) : IComparable<RowSequence>
{
    public int CompareTo(RowSequence other) => (Read.CompareTo(other.Read), string.CompareOrdinal(Run, other.Run)) switch
    {
        (0, 0) => Row.CompareTo(other.Row),
        (0, var byRun) => byRun,
        (var byTime, _) => byTime,
    };
}
