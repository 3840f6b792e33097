namespace OrderStatusFlow.Core.Runs;

/// <summary>What one batch wants of its flow's window.</summary>
/// <param name="Apply">Changes the window as it was read, and answers the batch's places; called again when another host was quicker.</param>
/// <param name="Wanted">How many places; fewer make it worth to look for runs that have ended.</param>
internal sealed record FlowSlotChange(Func<FlowSlotState, int> Apply, int Wanted)
{
    /// <summary>The places; null when the change could not be stored.</summary>
    public TaskCompletionSource<int?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
