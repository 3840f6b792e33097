namespace OrderStatusFlow.Core.Runs;

/// <summary>What a look at the runs of a window's expired holders found.</summary>
/// <param name="At">When.</param>
/// <param name="Runs">The runs, and whether each is still running.</param>
internal sealed record FlowSlotSweep(DateTimeOffset At, IReadOnlyList<(string Run, bool IsRunning)> Runs);
