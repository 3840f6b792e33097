namespace OrderStatusFlow.Jolt;

/// <summary>A key with stars in it.</summary>
internal abstract class StarElement(string key) : PathElement(key)
{
    /// <summary>Among keys with stars, the more specific kind goes first.</summary>
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
