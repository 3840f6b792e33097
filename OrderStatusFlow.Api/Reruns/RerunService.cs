using System.Collections.Concurrent;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>Plans and starts re-runs of requests.</summary>
internal sealed class RerunService(
    FlowStore flows, RunLog runs, RerunSelection selection, RerunPlanner planner, RerunStarter starter, AuditLog audit, TimeProvider clock)
{
    private const int RunsAtOnce = 8;

    /// <summary>Plans a re-run of one run.</summary>
    public async Task<Result<PlannedReruns>> PlanAsync(RunId id, RerunBody body, CancellationToken cancellation)
    {
        if (await runs.FindAsync(id, cancellation) is not { } run)
            return RerunSelection.Unknown(id);
        if (await PlanAsync(run, body, new RerunFlows(flows, clock), cancellation) is var planned && !planned.Succeeded)
            return planned.Failure;
        return new PlannedReruns(planned.Value.Plan.IsEmpty ? [] : [planned.Value], [], Nothing(run, body));
    }

    /// <summary>Plans the re-runs of many runs. A run that cannot be repeated is skipped.</summary>
    public async Task<Result<PlannedReruns>> PlanAsync(RerunBody body, CancellationToken cancellation)
    {
        var selected = await selection.FindAsync(body, cancellation);
        if (!selected.Succeeded)
            return selected.Failure;
        var used = new RerunFlows(flows, clock);
        var plans = new List<(FlowVersion Flow, RerunPlan Plan)>();
        var skipped = new List<RerunSkipped>();
        foreach (var some in selected.Value.OrderBy(run => RunId.Parse(run.RunId).Moment).Chunk(RunsAtOnce))
        {
            foreach (var run in some)
                await used.ReadAsync(run, cancellation);
            var planned = await Task.WhenAll(some.Select(run => PlanAsync(run, body, used, cancellation)));
            foreach (var (run, plan) in some.Zip(planned))
            {
                if (!plan.Succeeded)
                    skipped.Add(new RerunSkipped(run.RunId, plan.Failure.Code, plan.Failure.Message));
                else if (!plan.Value.Plan.IsEmpty)
                    plans.Add(plan.Value);
            }
        }

        return new PlannedReruns(plans, skipped, selected.Value.Count == 0
            ? "Nothing to do: no run with such rows matches."
            : $"Nothing to do: of {Quantity.Of(selected.Value.Count, "matching run")}, none has rows that can be repeated.");
    }

    /// <summary>Starts the planned re-runs.</summary>
    public async Task<IReadOnlyList<RunStart>> StartAsync(PlannedReruns planned, RerunVersion version, Caller caller, CancellationToken cancellation)
    {
        var starts = new ConcurrentDictionary<string, RunStart>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = RunsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(planned.Plans, options, async (plan, token) =>
        {
            var start = await starter.StartAsync(plan.Flow, plan.Plan, version, RerunEndpoints.By, token);
            starts[plan.Plan.Run.RunId] = start;
            var detail = $"{plan.Plan.Run.RunId} as {start.Run}, {Quantity.Of(plan.Plan.RowCount, "row")}";
            await audit.AddAsync(new Change(caller.Name, ChangeKinds.RunRepeated, start.Flow, detail));
        });
        return [.. planned.Plans.Select(plan => starts[plan.Plan.Run.RunId])];
    }

    private async Task<Result<(FlowVersion Flow, RerunPlan Plan)>> PlanAsync(
        RunRecord run, RerunBody body, RerunFlows used, CancellationToken cancellation)
    {
        if (run.Status == RunStatus.Running)
            return new Failure("run.active", $"Run '{run.RunId}' has not ended. Repeat its rows when it has, or cancel it.");
        var flow = await used.FindAsync(run, body.Version, cancellation);
        if (!flow.Succeeded)
            return flow.Failure;
        var plan = await planner.PlanAsync(run, body.Rows, body.Version, cancellation);
        return plan.Succeeded ? (flow.Value, plan.Value) : plan.Failure;
    }

    private static string Nothing(RunRecord run, RerunBody body)
    {
        var hint = body.Version == RerunVersion.Original && run.Error is not null ? " Use \"version\": \"current\" to transform its pages again." : "";
        return $"Nothing to do: run '{run.RunId}' has no {(body.Rows.IsAll ? "" : "rejected or failed ")}rows.{hint}";
    }
}
