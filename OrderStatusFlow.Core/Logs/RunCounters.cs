using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Counts of runs that ended, and of their rows.</summary>
public sealed class RunCounters
{
    private const string ErrorsColumn = "Errors";
    private const string DurationColumn = "DurationMs";
    private const string MaxDurationColumn = "MaxDurationMs";

    private static readonly string[] Columns =
    [
        .. Enum.GetValues<RunStatus>().Where(status => status != RunStatus.Running).Select(Column), .. Enum.GetValues<RowOutcome>().Select(Column),
        ErrorsColumn, DurationColumn, MaxDurationColumn,
    ];

    private readonly Dictionary<string, long> counts = Columns.ToDictionary(column => column, _ => 0L, StringComparer.Ordinal);

    /// <summary>No runs.</summary>
    public static RunCounters None { get; } = new();

    /// <summary>The number of runs.</summary>
    public long Runs => Enum.GetValues<RunStatus>().Sum(RunsOf);

    /// <summary>The number of rows.</summary>
    public long Rows => Enum.GetValues<RowOutcome>().Sum(RowsOf);

    /// <summary>The number of rows that were rejected or failed, and of runs that an error ended early.</summary>
    public long Errors => counts[ErrorsColumn];

    /// <summary>The sum of the runs' durations in milliseconds.</summary>
    public long DurationMs => counts[DurationColumn];

    /// <summary>The duration of the longest run in milliseconds.</summary>
    public long MaxDurationMs => counts[MaxDurationColumn];

    /// <summary>The number of runs with a status.</summary>
    public long RunsOf(RunStatus status) => counts.GetValueOrDefault(Column(status));

    /// <summary>The number of rows with an outcome.</summary>
    public long RowsOf(RowOutcome outcome) => counts[Column(outcome)];

    /// <summary>The sum of both; the longer of both maximum durations.</summary>
    public RunCounters Plus(RunCounters other) => Replace(None, other);

    /// <summary>Subtracts some counts, which this contains, and adds others. The maximum duration does not decrease.</summary>
    internal RunCounters Replace(RunCounters before, RunCounters after)
    {
        var sum = new RunCounters();
        foreach (var column in Columns)
        {
            sum.counts[column] = column == MaxDurationColumn
                ? Math.Max(MaxDurationMs, after.MaxDurationMs) : counts[column] - before.counts[column] + after.counts[column];
        }

        return sum;
    }

    internal static RunCounters Of(RunRecord ended)
    {
        var (one, totals) = (new RunCounters(), ended.Totals);
        // The host's clock may be set back.
        var duration = (long)Math.Max(0, (ended.Finished - ended.Started)?.TotalMilliseconds ?? 0);
        one.counts[Column(ended.Status)] = 1;
        foreach (var (outcome, rows) in totals.ByOutcome)
            one.counts[Column(outcome)] = rows;
        one.counts[ErrorsColumn] = totals.Rejected + totals.Failed + (ended.Error is null ? 0 : 1);
        one.counts[DurationColumn] = one.counts[MaxDurationColumn] = duration;
        return one;
    }

    internal static RunCounters Read(TableEntity entity)
    {
        var read = new RunCounters();
        foreach (var column in Columns)
            read.counts[column] = entity.GetInt64(column) ?? 0;
        return read;
    }

    internal TableEntity WriteTo(TableEntity entity)
    {
        foreach (var (column, count) in counts)
            entity[column] = count;
        return entity;
    }

    // 'Failed' is a status and an outcome.
    private static string Column(RunStatus status) => $"Runs{status}";

    private static string Column(RowOutcome outcome) => $"Rows{outcome}";
}
