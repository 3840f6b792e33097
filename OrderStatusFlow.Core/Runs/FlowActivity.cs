using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>What a flow did last.</summary>
/// <param name="Recent">The newest runs, newest first, up to <see cref="RecentRuns.Count"/>.</param>
/// <param name="Watermark">The watermark; null if the flow has none.</param>
/// <param name="OpenErrors">The number of error groups that are neither closed nor ignored, when the newest run ended.</param>
public sealed record FlowActivity(IReadOnlyList<RunSummary> Recent, Watermark? Watermark, int OpenErrors)
{
    /// <summary>The activity of a flow that has not run.</summary>
    public static FlowActivity None { get; } = new([], null, 0);
}
