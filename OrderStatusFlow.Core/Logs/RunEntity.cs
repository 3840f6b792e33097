using System.Text.Json;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A run as an entity of table <c>runs</c>: a column for each value that people filter by.</summary>
internal static class RunEntity
{
    // Columns that are merged while the run is active. The end of the run replaces the entity, without the progress.
    public const string Progress = "Totals";
    public const string CancelAsked = "CancelAsked";
    public const string Recovery = "Recovery";
    public const string RerunBy = "RerunBy";

    // Earlier releases stored the whole record as JSON.
    private const string EarlierRelease = "Json";

    public static TableEntity Of(RunRecord run)
    {
        var id = RunId.Parse(run.RunId);
        var entity = new TableEntity(id.Flow.ToString(), id.NewestFirst)
        {
            ["Run"] = run.RunId,
            ["Flow"] = run.Flow,
            ["Version"] = run.Version,
            ["Direction"] = run.Direction.ToString(),
            ["TriggeredBy"] = run.TriggeredBy,
            ["Status"] = run.Status.ToString(),
            ["Started"] = run.Started,
            ["Finished"] = run.Finished,
            [CancelAsked] = run.CancelAsked,
            ["Watermark"] = run.Watermark,
            ["Rows"] = run.Totals.Rows,
            ["ErrorCode"] = run.Error?.Code,
            ["Error"] = run.Error is { } error ? Json(error) : null,
            ["Reason"] = run.Reason,
            ["Steps"] = Json(run.Steps),
            [Recovery] = run.Recovery is { } recovery ? Json(recovery) : null,
            ["RerunOf"] = run.RerunOf,
            [RerunBy] = run.RerunBy.Count > 0 ? Json(run.RerunBy) : null,
            ["Parameters"] = run.Parameters is { } parameters ? Json(parameters) : null,
        };
        foreach (var (outcome, rows) in run.Totals.ByOutcome)
            entity[outcome.ToString()] = rows;
        return entity;
    }

    public static RunRecord Read(TableEntity entity)
    {
        var run = entity.GetString(EarlierRelease) is { } json ? Parse<RunRecord>(json) : Columns(entity);
        return run with
        {
            // Progress that arrives after the end is ignored: the totals of the end are final.
            Totals = run.Status == RunStatus.Running && entity.GetString(Progress) is { } progress ? Parse<RunTotals>(progress) : run.Totals,
            CancelAsked = entity.GetDateTimeOffset(CancelAsked) ?? run.CancelAsked,
            Recovery = entity.GetString(Recovery) is { } recovery ? Parse<RunRecovery>(recovery) : run.Recovery,
            RerunBy = entity.GetString(RerunBy) is { } reruns ? Parse<IReadOnlyList<string>>(reruns) : run.RerunBy,
        };
    }

    /// <summary>The columns of <see cref="ReadSummary"/>.</summary>
    public static IReadOnlyList<string> SummaryColumns { get; } =
    [
        "Run", "Status", "TriggeredBy", "Started", "Finished", "Rows", .. Enum.GetNames<RowOutcome>(), "ErrorCode", Progress, EarlierRelease,
    ];

    public static RunSummary ReadSummary(TableEntity entity)
    {
        if (entity.GetString(EarlierRelease) is not null)
            return RunSummary.Of(Read(entity));
        var status = Enum.Parse<RunStatus>(entity.GetString("Status"));
        return new RunSummary(
            entity.GetString("Run"), status, entity.GetString("TriggeredBy"), entity.GetDateTimeOffset("Started")!.Value, entity.GetDateTimeOffset("Finished"),
            status == RunStatus.Running && entity.GetString(Progress) is { } progress ? Parse<RunTotals>(progress) : Totals(entity),
            entity.GetString("ErrorCode"));
    }

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, RunJson.Options);

    private static RunRecord Columns(TableEntity entity) => new()
    {
        RunId = entity.GetString("Run"),
        Flow = entity.GetString("Flow"),
        Version = entity.GetInt32("Version")!.Value,
        Direction = Enum.Parse<Direction>(entity.GetString("Direction")),
        TriggeredBy = entity.GetString("TriggeredBy"),
        Status = Enum.Parse<RunStatus>(entity.GetString("Status")),
        Started = entity.GetDateTimeOffset("Started")!.Value,
        Finished = entity.GetDateTimeOffset("Finished"),
        Watermark = entity.GetString("Watermark"),
        Totals = Totals(entity),
        Reason = entity.GetString("Reason"),
        Error = entity.GetString("Error") is { } error ? Parse<Failure>(error) : null,
        Steps = Parse<IReadOnlyList<StepRecord>>(entity.GetString("Steps")),
        RerunOf = entity.GetString("RerunOf"),
        Parameters = entity.GetString("Parameters") is { } parameters ? Parse<IReadOnlyDictionary<string, string>>(parameters) : null,
    };

    private static RunTotals Totals(TableEntity entity)
    {
        return new RunTotals(
            Count("Rows"), Of(RowOutcome.Updated), Of(RowOutcome.Created), Of(RowOutcome.Unchanged), Of(RowOutcome.Stale), Of(RowOutcome.Rejected),
                Of(RowOutcome.Failed));
        int Of(RowOutcome outcome) => Count(outcome.ToString());
        int Count(string column) => entity.GetInt32(column) ?? 0;
    }

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, RunJson.Options)!;
}
