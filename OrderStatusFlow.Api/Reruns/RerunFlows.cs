using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>Finds the version of a flow that a re-run uses. The flows of one request are read once.</summary>
internal sealed class RerunFlows(FlowStore flows, TimeProvider clock)
{
    private readonly Dictionary<FlowName, Result<FlowVersion>> current = [];

    /// <summary>Reads the current version of the flow of a run.</summary>
    public async Task<Result<FlowVersion>> ReadAsync(RunRecord run, CancellationToken cancellation)
    {
        var name = FlowName.Parse(run.Flow);
        if (!current.TryGetValue(name, out var flow))
            current[name] = flow = await FindAsync(name, cancellation);
        return flow;
    }

    /// <summary>Finds the version for a re-run of a run.</summary>
    /// <returns>The version, or why the run cannot be repeated.</returns>
    public async Task<Result<FlowVersion>> FindAsync(RunRecord run, RerunVersion version, CancellationToken cancellation)
    {
        var found = await ReadAsync(run, cancellation);
        if (found.Value is not { } flow)
            return found.Failure!;
        if (await flows.IncarnationAsync(flow.Name, run.Version, cancellation) != flow.Incarnation)
            return new Failure("run.flow", $"Run '{run.RunId}' belongs to an earlier flow '{run.Flow}', which was deleted, so it cannot be repeated.");
        if (!flow.Definition.Enabled)
            return new Failure("flow.disabled", $"Flow '{run.Flow}' is disabled. Set 'enabled' to true to start runs.");
        if (flow.Pause is { } pause && pause.AppliesAt(clock.GetUtcNow()))
            return PauseEndpoints.PausedFailure(run.Flow, pause);
        return version == RerunVersion.Current ? flow : await OriginalAsync(flow.Name, run, cancellation);
    }

    private async Task<Result<FlowVersion>> FindAsync(FlowName name, CancellationToken cancellation)
    {
        try
        {
            return await flows.FindAsync(name, cancellation) is { } flow ? flow
                : new Failure("run.flow", $"Flow '{name}' was deleted, so its runs cannot be repeated.");
        }
        catch (UnreadableFlowException unreadable)
        {
            return new Failure("flow.unreadable", unreadable.Message);
        }
    }

    private async Task<Result<FlowVersion>> OriginalAsync(FlowName name, RunRecord run, CancellationToken cancellation)
    {
        try
        {
            return await flows.LoadAsync(name, run.Version, cancellation) is { } original ? original
                : new Failure("run.gone", $"Version {run.Version} of flow '{name}' is gone, so run '{run.RunId}' cannot be repeated with it.");
        }
        catch (UnreadableFlowException unreadable)
        {
            return new Failure("flow.unreadable", unreadable.Message);
        }
    }
}
