namespace OrderStatusFlow.Jolt;

/// <summary>An entry of a shift spec.</summary>
internal abstract class ShiftNode(PathElement element)
{
    public PathElement Element { get; } = element;

    /// <summary>Applies the entry; true if it consumes the input key, so that less specific keys do not see it.</summary>
    public abstract bool Apply(string key, Optional input, ShiftWalk walk);
}
