namespace OrderStatusFlow.Core.Model;

/// <summary>A flow from its creation to its deletion. A flow's state is stored under its incarnation.</summary>
/// <remarks>A flow that is deleted and created again under the same name has none of the earlier state, even while runs of the earlier flow are
/// still active.</remarks>
/// <param name="Name">The flow's name.</param>
/// <param name="FirstVersion">The version that created it. Version numbers of a name are never reused.</param>
public readonly record struct FlowIncarnation(FlowName Name, int FirstVersion)
{
    /// <summary>The key of its state. The key of the first incarnation is the name itself, as in earlier releases.</summary>
    public override string ToString() => FirstVersion <= 1 ? Name.ToString() : $"{Name}.{FirstVersion}";
}
