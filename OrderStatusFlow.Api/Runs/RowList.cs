using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Rows of a run in their order.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Continuation">The query parameter <c>continuation</c> for the next items; null if there are no more.</param>
public sealed record RowList(IReadOnlyList<RowRecord> Items, string? Continuation)
{
    /// <summary>Until when the rows are kept, except those of a run that is active.</summary>
    public required DateTimeOffset KeptUntil { get; init; }

    /// <summary>Until when their requests, responses and attributes are kept.</summary>
    public required DateTimeOffset PayloadsKeptUntil { get; init; }
}
