using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A flow's watermark and the values that are valid only together with it, read at the same moment.</summary>
/// <remarks>Two entities of one partition, which change in one transaction: <c>watermark</c>, as in earlier releases, and <c>written</c>.</remarks>
internal sealed record WatermarkState
{
    internal const string WatermarkKey = "watermark";
    internal const string WrittenKey = "written";

    private ETag? watermarkTag;
    private ETag? writtenTag;

    /// <summary>The watermark; null before the first complete run.</summary>
    public Watermark? Watermark { get; init; }

    /// <summary>The id of the last edit by a person; null if there was none.</summary>
    public string? Edit { get; init; }

    /// <summary>The run whose record of written orders is valid; null if there is no valid record.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>True if an earlier release wrote it: the record of written orders is then stored under the flow's name.</summary>
    public bool IsOfEarlierRelease => writtenTag is null;

    public static async Task<WatermarkState> ReadAsync(TableClient table, FlowIncarnation flow, CancellationToken cancellation)
    {
        var state = new WatermarkState();
        var partition = flow.ToString();
        // A query of one partition is a snapshot.
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == partition, cancellationToken: cancellation))
        {
            state = entity.RowKey switch
            {
                WatermarkKey => state with { watermarkTag = entity.ETag, Watermark = Read(entity) },
                WrittenKey => state with { writtenTag = entity.ETag, Edit = entity.GetString(nameof(Edit)), WrittenBy = entity.GetString(nameof(WrittenBy)) },
                _ => state,
            };
        }

        return state;
    }

    /// <summary>Replaces this state.</summary>
    /// <returns>False if the stored state is no longer this one.</returns>
    public async Task<bool> ReplaceAsync(TableClient table, FlowIncarnation flow, WatermarkState next, CancellationToken cancellation)
    {
        var written = new TableEntity(flow.ToString(), WrittenKey) { [nameof(Edit)] = next.Edit, [nameof(WrittenBy)] = next.WrittenBy };
        var changes = new List<TableTransactionAction> { Change(written, writtenTag) };
        if (next.Watermark is { } to && to != Watermark)
            changes.Add(Change(Entity(flow, to), watermarkTag));
        else if (next.Watermark is null && watermarkTag is { } there)
            changes.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(flow.ToString(), WatermarkKey), there));
        try
        {
            await table.SubmitTransactionAsync(changes, cancellation);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static TableTransactionAction Change(TableEntity entity, ETag? seen) => seen is { } tag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, tag)
        : new TableTransactionAction(TableTransactionActionType.Add, entity);

    private static TableEntity Entity(FlowIncarnation flow, Watermark to) =>
        new(flow.ToString(), WatermarkKey) { ["Value"] = to.Value, ["MovedBy"] = to.MovedBy, ["Moved"] = to.Moved };

    /// <summary>Reads a watermark; null if its columns have other types.</summary>
    internal static Watermark? TryRead(TableEntity entity) => entity["Value"] is DateTimeOffset ? Read(entity) : null;

    internal static Watermark Read(TableEntity entity) =>
        new(entity.GetDateTimeOffset("Value")!.Value, entity.GetString("MovedBy") ?? "", entity.GetDateTimeOffset("Moved") ?? default);
}
