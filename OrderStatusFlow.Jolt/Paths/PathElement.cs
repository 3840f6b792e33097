namespace OrderStatusFlow.Jolt;

/// <summary>One key of a spec.</summary>
internal abstract class PathElement(string key)
{
    public string Key { get; } = key;

    /// <summary>The form in which two spellings of the same key are equal.</summary>
    public virtual string Canonical => Key;

    /// <summary>True when the element may stand on the right side, in an output path.</summary>
    public virtual bool Evaluates => false;

    /// <summary>The output key when it is always the same; null when it depends on the walk.</summary>
    public virtual string? FixedKey => null;

    /// <summary>The output key; null when there is none, and then nothing is written.</summary>
    public virtual string? Evaluate(MappingRun run) => throw new InvalidOperationException("Not an output path element.");

    public abstract MatchedElement? Match(string key, MappingRun run);

    /// <summary>The same where nothing counts matches below the key, so that one match may serve all.</summary>
    public virtual MatchedElement? MatchLeaf(string key, MappingRun run) => Match(key, run);
}
