namespace OrderStatusFlow.Jolt;

/// <summary>The operation cardinality: converts single values to arrays, or arrays to their first element.</summary>
internal sealed class CardinalityTransform(CardinalityBranch root) : ITransform
{
    public static CardinalityTransform? Parse(JoltObject spec, string place, SpecErrors errors) =>
        CardinalityBranch.Parse("root", spec, place, errors) is { } root ? new CardinalityTransform(root) : null;

    public object? Apply(object? input, MappingRun run)
    {
        root.Apply("root", input, null, run);
        return input;
    }
}
