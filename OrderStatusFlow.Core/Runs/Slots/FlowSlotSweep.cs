namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>The result of a search for holders whose runs have ended.</summary>
/// <param name="At">The time of the search.</param>
/// <param name="Runs">The runs, and whether each is running.</param>
internal sealed record FlowSlotSweep(DateTimeOffset At, IReadOnlyList<(string Run, bool IsRunning)> Runs);
