using System.Collections.Concurrent;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The newest runs of each flow, and the number of its open errors.</summary>
/// <remarks>Two queries find the last finished run of each flow and the active runs. The runs of a flow are read again only if it has an active run, or
/// another run than before has finished.</remarks>
public sealed class RecentRuns(RunLog runs, RunSearch search, ErrorGroups errors, ScheduleStateStore schedules) : IDisposable
{
    /// <summary>The number of runs of each flow.</summary>
    public const int Count = 20;

    private const int MaxFlows = 10_000;
    private const int QueriesAtOnce = 16;
    private static readonly TimeSpan Unused = TimeSpan.FromHours(1);

    private readonly BoundedCache<FlowName, (string? Finished, IReadOnlyList<RunSummary> Runs, int OpenErrors)> known = new(MaxFlows, Unused);

    /// <summary>The newest runs of some flows, newest first.</summary>
    internal async Task<IReadOnlyDictionary<FlowName, (IReadOnlyList<RunSummary> Runs, int OpenErrors)>> ReadAsync(
        IReadOnlyCollection<FlowName> flows, CancellationToken cancellation)
    {
        // In this order: a run is active until its log is complete, and is recorded as finished before.
        var (_, finished) = await schedules.ReadAsync(cancellation);
        var active = await runs.ActiveAsync(cancellation).Select(run => run.Start.Flow).ToHashSetAsync(cancellationToken: cancellation);
        var recent = new ConcurrentDictionary<FlowName, (IReadOnlyList<RunSummary>, int)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(flows, options, async (flow, token) =>
        {
            var last = finished.GetValueOrDefault(flow);
            if (active.Contains(flow) || !known.TryGet(flow, out var seen) || seen.Finished != last)
                seen = (last, await search.RecentAsync(flow, Count, token), await errors.CountAsync(flow, token));
            if (active.Contains(flow))
                known.Remove(flow);
            else
                known.Set(flow, seen);
            recent[flow] = (seen.Runs, seen.OpenErrors);
        });
        return recent;
    }

    /// <inheritdoc/>
    public void Dispose() => known.Dispose();
}
