using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Core.Runs.Batches;

/// <summary>The first line of a stored batch: what its rows share, and what is known of each row. Positions start at 0.</summary>
/// <param name="Attributes">The attributes that the rows start with.</param>
/// <param name="Unchanged">The positions of orders that have not changed.</param>
/// <param name="Superseded">By position, the number of a later row with a newer state; null for none.</param>
/// <param name="Repeated">The positions of other orders that occur more than once; null for none.</param>
/// <param name="Read">The time of the request for the page; null in batches of earlier versions.</param>
/// <param name="Keys">The keys of the orders; null in batches of earlier versions.</param>
/// <param name="Page">The page; null in re-runs and in batches of earlier versions.</param>
/// <param name="FirstOfPage">The number of the page's first row; null in re-runs and in batches of earlier versions.</param>
/// <param name="Rerun">The origins of the orders of a re-run; null in other runs.</param>
/// <param name="Missing">The positions of selected orders that a re-run did not find; null for none.</param>
internal sealed record OrderBatchHead(
    Dictionary<string, string> Attributes, HashSet<int> Unchanged, Dictionary<int, int>? Superseded = null, HashSet<int>? Repeated = null,
    DateTimeOffset? Read = null, string? Keys = null, int? Page = null, int? FirstOfPage = null, RerunOrders? Rerun = null, HashSet<int>? Missing = null)
{
    /// <summary>Reads the head of a batch.</summary>
    public static OrderBatchHead Parse(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<OrderBatchHead>(line, RunJson.Options)!;

    /// <summary>The keys of the orders; empty in batches of earlier versions.</summary>
    public IReadOnlyList<ulong> ReadKeys() => Keys is null ? [] : OrderKey.Read(Keys);
}
