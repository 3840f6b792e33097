namespace OrderStatusFlow.Jolt;

/// <summary>One line of a shift spec.</summary>
internal abstract class ShiftNode(PathElement element)
{
    public PathElement Element { get; } = element;

    /// <summary>True when the input key is taken, so that less specific keys do not see it.</summary>
    public abstract bool Apply(string key, Optional input, ShiftWalk walk);
}
