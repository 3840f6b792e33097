namespace OrderStatusFlow.Jolt;

/// <summary>A key of a spec.</summary>
internal abstract class PathElement(string key)
{
    public string Key { get; } = key;

    /// <summary>The canonical form, which is equal for all spellings of a key.</summary>
    public virtual string Canonical => Key;

    /// <summary>True if the element is allowed on the right side, in an output path.</summary>
    public virtual bool Evaluates => false;

    /// <summary>The output key if it is constant; null if it depends on the walk.</summary>
    public virtual string? FixedKey => null;

    /// <summary>True if the output key is the same for all keys of one level of a spec.</summary>
    public virtual bool IsSharedByLevel => FixedKey is not null;

    /// <summary>Returns the output key; null to write nothing.</summary>
    public virtual string? Evaluate(MappingRun run) => throw new InvalidOperationException("Not an output path element.");

    public abstract MatchedElement? Match(string key, MappingRun run);

    /// <summary>Matches a key whose matches are not counted, so that one match can be shared.</summary>
    public virtual MatchedElement? MatchLeaf(string key, MappingRun run) => Match(key, run);
}
