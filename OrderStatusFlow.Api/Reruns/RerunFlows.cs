using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>Finds the version of a flow that a re-run uses. The flows of one request are read once.</summary>
internal sealed class RerunFlows(FlowStore flows, TimeProvider clock)
{
    private readonly Dictionary<FlowName, FlowVersion?> current = [];

    /// <summary>Reads the current version of the flow of a run.</summary>
    public async Task<FlowVersion?> ReadAsync(RunRecord run, CancellationToken cancellation)
    {
        var name = FlowName.Parse(run.Flow);
        if (!current.TryGetValue(name, out var flow))
            current[name] = flow = await flows.FindAsync(name, cancellation);
        return flow;
    }

    /// <summary>Finds the version for a re-run of a run.</summary>
    /// <returns>The version, or why the run cannot be repeated.</returns>
    /// <exception cref="UnreadableFlowException">The version cannot be read.</exception>
    public async Task<Result<FlowVersion>> FindAsync(RunRecord run, RerunVersion version, CancellationToken cancellation)
    {
        var name = FlowName.Parse(run.Flow);
        if (await ReadAsync(run, cancellation) is not { } flow)
            return new Failure("run.flow", $"Flow '{name}' was deleted, so run '{run.RunId}' cannot be repeated.");
        if (await flows.IncarnationAsync(name, run.Version, cancellation) != flow.Incarnation)
            return new Failure("run.flow", $"Run '{run.RunId}' belongs to an earlier flow '{name}', which was deleted, so it cannot be repeated.");
        if (!flow.Definition.Enabled)
            return new Failure("flow.disabled", $"Flow '{name}' is disabled. Set 'enabled' to true to start runs.");
        if (flow.Pause is { } pause && pause.AppliesAt(clock.GetUtcNow()))
            return Flows.PauseEndpoints.PausedFailure(run.Flow, pause);
        return version == RerunVersion.Current ? flow : await flows.LoadAsync(name, run.Version, cancellation) is { } original ? original
            : new Failure("run.gone", $"Version {run.Version} of flow '{name}' is gone, so run '{run.RunId}' cannot be repeated with it.");
    }
}
