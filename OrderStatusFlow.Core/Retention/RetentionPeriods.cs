using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Until when data is kept at least. The next daily purge deletes it after that.</summary>
public sealed class RetentionPeriods(RetentionOptions options, TimeProvider clock)
{
    /// <summary>The moment since which the rows of orders are found by their numbers.</summary>
    /// <param name="indexed">The beginning of the index.</param>
    public DateTimeOffset SearchedSince(DateTimeOffset indexed)
    {
        var kept = clock.GetUtcNow().AddDays(-options.RowDays);
        return indexed > kept ? indexed : kept;
    }

    /// <summary>A run with the moment until which it is kept, unless it is active.</summary>
    public RunRecord Of(RunRecord run) =>
        run.Status == RunStatus.Running ? run : run with { KeptUntil = RunId.Parse(run.RunId).Moment.AddDays(options.RunDays) };

    /// <summary>A row of a run with the moments until which it is kept.</summary>
    public RowRecord Of(RunId run, RowRecord row) => row with { KeptUntil = RowsOf(run), PayloadsKeptUntil = PayloadsOf(run) };

    /// <summary>Until when the rows of a run are kept.</summary>
    public DateTimeOffset RowsOf(RunId run) => run.Moment.AddDays(options.RowDays);

    /// <summary>Until when the files of a run are kept, with the requests and responses of its rows.</summary>
    public DateTimeOffset PayloadsOf(RunId run) => run.Moment.AddDays(options.PayloadDays);
}
