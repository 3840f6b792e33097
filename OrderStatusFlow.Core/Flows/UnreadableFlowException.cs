namespace OrderStatusFlow.Core.Flows;

/// <summary>A flow that is needed cannot be read. A retry does not help: a person has to store a valid definition.</summary>
public sealed class UnreadableFlowException(UnreadableFlow flow) : Exception($"Flow {flow.Name} version {flow.Version} can no longer be read: {flow.Reason}")
{
    /// <summary>The flow.</summary>
    public UnreadableFlow Flow { get; } = flow;
}
