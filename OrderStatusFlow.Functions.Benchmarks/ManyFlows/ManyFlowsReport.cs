using System.Globalization;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Functions.Benchmarks.Engine;

namespace OrderStatusFlow.Functions.Benchmarks.ManyFlows;

/// <summary>What many runs at once led to.</summary>
internal sealed record ManyFlowsReport
{
    public required int Runs { get; init; }

    public required int ExpectedRuns { get; init; }

    /// <summary>The runs that failed, or that did not deliver the state of each of their orders: it is updated, the same as before, or older than what another
    /// run of the flow has sent.</summary>
    public required IReadOnlyList<RunRecord> Incomplete { get; init; }

    /// <summary>How long after the slot each scheduled run started, in seconds, in order.</summary>
    public required IReadOnlyList<double> Lateness { get; init; }

    /// <summary>The time from the slot to the end of the last run.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>The maximum number of rows of one flow in flight, from its row logs.</summary>
    public required int MaxInFlight { get; init; }

    public required int MaxParallel { get; init; }

    public required RequestCounts Requests { get; init; }

    /// <summary>The batches, row logs and queues of flows that all hosts still hold.</summary>
    public required int Held { get; init; }

    public static async Task<ManyFlowsReport> ReadAsync(
        List<DurableProcess> hosts, IReadOnlyList<RunStart> runs, DateTimeOffset slot, RequestCounts requests, int expected, int orders, int maxParallel)
    {
        var (log, rows) = (hosts[0].Get<RunLog>(), hosts[0].Get<RowLog>());
        var records = new List<RunRecord>();
        var times = new Dictionary<FlowName, List<(DateTimeOffset At, int Change)>>();
        foreach (var run in runs)
        {
            records.Add((await log.FindAsync(run.Id, CancellationToken.None))!);
            var changes = times.TryGetValue(run.Flow, out var known) ? known : times[run.Flow] = [];
            await foreach (var row in rows.ReadAsync(run.Id, CancellationToken.None))
                changes.AddRange([(row.At!.Value.AddMilliseconds(-row.DurationMs), 1), (row.At!.Value, -1)]);
        }

        return new ManyFlowsReport
        {
            Runs = runs.Count,
            ExpectedRuns = expected,
            Incomplete = [.. records.Where(record => record.Status != RunStatus.Succeeded
                || record.Totals.Updated + record.Totals.Unchanged + record.Totals.Stale != orders)],
            Lateness = [.. records.Where(record => record.TriggeredBy == "System").Select(record => (record.Started - slot).TotalSeconds).Order()],
            Time = records.Max(record => record.Finished ?? DateTimeOffset.MaxValue) - slot,
            MaxInFlight = times.Values.Max(Peak),
            MaxParallel = maxParallel,
            Requests = requests,
            Held = hosts.Sum(host => host.Get<OpenBatches>().Count + host.Get<RowLog>().Open),
        };
    }

    /// <returns>Whether all runs started once and completed, and no flow had more rows in flight than it allows.</returns>
    public bool Print()
    {
        Line($"Runs                        {Runs} of {ExpectedRuns}, {Incomplete.Count} incomplete, all ended {Time.TotalSeconds:0.0} s after the slot");
        Line($"Start after the slot        median {Lateness[Lateness.Count / 2]:0.0} s, last {Lateness[^1]:0.0} s");
        Line($"Rows of a flow in flight    at most {MaxInFlight}, allowed {MaxParallel}");
        Line($"Storage transactions        {Requests.Product}, {(double)Requests.Product / Runs:0.0} a run");
        Line($"Conflicts                   {Requests.Conflicts}");
        Line($"Batches and logs held       {Held}");
        foreach (var run in Incomplete)
            Line($"Incomplete                  {run.RunId}, {run.Status}, {run.Totals}");
        return Runs == ExpectedRuns && Incomplete.Count == 0 && MaxInFlight <= MaxParallel;
    }

    private static int Peak(List<(DateTimeOffset At, int Change)> changes)
    {
        var (now, peak) = (0, 0);
        // A row that ends frees its place before another begins at the same moment.
        foreach (var (_, change) in changes.OrderBy(change => change.At).ThenBy(change => change.Change))
            peak = Math.Max(peak, now += change);
        return peak;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
