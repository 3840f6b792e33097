namespace OrderStatusFlow.Jolt;

/// <summary>An entry of a cardinality spec.</summary>
internal abstract class CardinalityNode(PathElement element)
{
    public PathElement Element { get; } = element;

    /// <summary>True if applying the entry can move keys of the parent to the end.</summary>
    public abstract bool MovesKeys { get; }

    public abstract bool Apply(string key, object? input, object? parent, MappingRun run);

    protected bool Matches(string key) => Element switch
    {
        StarElement star => star.Matches(key),
        AtElement => true,
        _ => Element.Key == key,
    };

    protected static PathElement? ParseKey(string key, string place, SpecErrors errors) => errors.Try<PathElement>(place, () =>
        key.Contains('@') ? new AtElement(key)
        : key == "*" ? new StarAllElement()
        : StarElement.Count(key) switch { 0 => new LiteralElement(key), 1 => new StarSingleElement(key), _ => new StarManyElement(key) });
}
