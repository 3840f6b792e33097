using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The place of a run in a list of runs over several flows: by key, then by flow.</summary>
internal sealed record RunPosition(string Key, string Flow)
{
    // Neither a key nor a flow's name contains it.
    private const char Separator = '~';

    /// <summary>Newer runs first.</summary>
    public static IComparer<RunPosition> Order { get; } = Comparer<RunPosition>.Create(
        (one, other) => string.CompareOrdinal(one.Key, other.Key) is not 0 and var order ? order : string.CompareOrdinal(one.Flow, other.Flow));

    /// <summary>Reads a continuation. Earlier releases wrote the key alone.</summary>
    public static RunPosition? Parse(string? continuation) => continuation is not { Length: > 0 } ? null
        : continuation.Split(Separator, 2) is [var key, var flow] ? new RunPosition(key, flow) : new RunPosition(continuation, "\uffff");

    /// <summary>The condition for the runs of a flow that come after this place, as the continuation of an OData filter.</summary>
    public string FilterOf(FlowName flow) =>
        $" and RowKey {(string.CompareOrdinal(flow.ToString(), Flow) > 0 ? "ge" : "gt")} '{Key.Replace("'", "''", StringComparison.Ordinal)}'";

    public override string ToString() => $"{Key}{Separator}{Flow}";
}
