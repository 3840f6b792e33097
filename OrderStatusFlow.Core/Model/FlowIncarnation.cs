namespace OrderStatusFlow.Core.Model;

/// <summary>A flow from its creation to its deletion. What belongs to a flow is stored under its incarnation.</summary>
/// <remarks>A flow that is deleted and created again under the same name finds nothing of the earlier one, also when runs of that one are still under way.</remarks>
/// <param name="Name">The flow's name.</param>
/// <param name="FirstVersion">The version that created it. Version numbers of a name are never used twice.</param>
public readonly record struct FlowIncarnation(FlowName Name, int FirstVersion)
{
    /// <summary>The key of what belongs to it. The first incarnation of a name has the name itself, as it had in earlier releases.</summary>
    public override string ToString() => FirstVersion <= 1 ? Name.ToString() : $"{Name}.{FirstVersion}";
}
