namespace OrderStatusFlow.Jolt;

/// <summary>A key with stars.</summary>
internal abstract class StarElement(string key) : PathElement(key)
{
    /// <summary>The order among keys with stars: the more specific kind is first.</summary>
    public abstract int Rank { get; }

    public abstract bool Matches(string key);

    public static StarElement Of(string key) => key == "*" ? new StarAllElement() : Count(key) switch
    {
        1 => new StarSingleElement(key),
        2 => new StarDoubleElement(key),
        _ => new StarManyElement(key),
    };

    public static int Count(string key) => key.AsSpan().Count('*');
}
