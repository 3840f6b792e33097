namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>A change of a flow's slots by one batch.</summary>
/// <param name="Apply">Changes the state and returns the batch's number of slots. It is called again after a conflict with another host.</param>
/// <param name="Wanted">The number of slots that the batch needs. If it gets fewer, holders whose runs have ended are searched.</param>
internal sealed record FlowSlotChange(Func<FlowSlotState, int> Apply, int Wanted)
{
    /// <summary>The number of slots; null if the change could not be stored.</summary>
    public TaskCompletionSource<int?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
