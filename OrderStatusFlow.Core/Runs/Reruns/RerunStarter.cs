using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>Starts re-runs. A re-run repeats rows of one run with one version of the flow, so each original run has its own.</summary>
public sealed class RerunStarter(RunStarter starter, RunFiles files, RerunLinks links, TimeProvider clock)
{
    /// <summary>Starts a re-run.</summary>
    /// <param name="flow">The version of the flow that the re-run uses.</param>
    /// <param name="plan">A plan that is not empty.</param>
    /// <param name="version">The kind of version.</param>
    /// <param name="by">Who requested it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<RunStart> StartAsync(FlowVersion flow, RerunPlan plan, RerunVersion version, string by, CancellationToken cancellation)
    {
        var (id, original) = (RunId.NewRerun(flow.Name, clock.GetUtcNow()), plan.Run);
        // Before the run exists, so that it can always run.
        await files.WriteAsync(id, RerunPlan.File, plan.Write(), cancellation);
        var start = await starter.BeginAsync(flow, new RunStart
        {
            Run = id.ToString(),
            Version = flow.Version,
            Trigger = RunTrigger.Rerun,
            TriggeredBy = by,
            Started = clock.GetUtcNow(),
            Parameters = ParametersOf(original),
            Rerun = new RerunSource { Run = original.RunId, Version = version, Parts = plan.Parts.Count, Repeats = plan.Rows.Repeats },
        }, cancellation);
        await links.AddAsync(RunId.Parse(original.RunId), id, cancellation);
        return start;
    }

    // Scripts find the parameters of the original run among their attributes. Earlier releases stored only the watermark.
    private static IReadOnlyDictionary<string, string> ParametersOf(RunRecord run) => run.Parameters
        ?? (run.Watermark is { } from ? new Dictionary<string, string> { [ParameterNames.ModifiedAfter] = from } : []);
}
