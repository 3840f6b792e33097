using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Reads what all flows did last. Callers within a few seconds share one read.</summary>
public sealed class FlowActivities(RecentRuns recent, Watermarks watermarks, TimeProvider clock)
{
    private readonly Lock gate = new();
    private Task<IReadOnlyDictionary<FlowIncarnation, FlowActivity>>? last;
    private DateTimeOffset read;

    /// <summary>How long a read is shared.</summary>
    public static TimeSpan Shared { get; } = TimeSpan.FromSeconds(3);

    /// <summary>The activity of each flow. A flow that was created in the last seconds may be missing.</summary>
    public Task<IReadOnlyDictionary<FlowIncarnation, FlowActivity>> ReadAsync(IReadOnlyCollection<FlowIncarnation> flows)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            // The clock may be set back.
            if (last is null or { IsFaulted: true } || (now - read).Duration() >= Shared)
                (last, read) = (LoadAsync(flows), now);
            return last;
        }
    }

    private async Task<IReadOnlyDictionary<FlowIncarnation, FlowActivity>> LoadAsync(IReadOnlyCollection<FlowIncarnation> flows)
    {
        // The caller that starts the read does not cancel it for the others.
        var reading = recent.ReadAsync([.. flows.Select(flow => flow.Name)], CancellationToken.None);
        var moments = await watermarks.ListAsync(flows, CancellationToken.None);
        var runs = await reading;
        return flows.ToDictionary(flow => flow, flow => new FlowActivity(runs[flow.Name].Runs, moments.GetValueOrDefault(flow), runs[flow.Name].OpenErrors));
    }
}
