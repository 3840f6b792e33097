namespace OrderStatusFlow.Jolt;

/// <summary>The container at the beginning of output paths, as long as it is there.</summary>
internal struct OutputContainer
{
    private object? container;
    private int replacements;

    /// <summary>Returns the container; null if it is not known, or if a container of the output was replaced since.</summary>
    public readonly object? Get(ShiftWalk walk) => replacements == walk.Replacements ? container : null;

    public void Keep(object found, ShiftWalk walk) => (container, replacements) = (found, walk.Replacements);
}
