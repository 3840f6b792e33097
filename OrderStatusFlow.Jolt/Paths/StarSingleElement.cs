namespace OrderStatusFlow.Jolt;

/// <summary>A key with one star and other text. The star matches at least one character.</summary>
internal sealed class StarSingleElement : StarElement
{
    private readonly string prefix;
    private readonly string suffix;

    public StarSingleElement(string key) : base(key)
    {
        if (Count(key) != 1) throw new SpecException($"Stars may not be mixed with escaped stars: \"{key}\".");
        var star = key.IndexOf('*');
        (prefix, suffix) = (key[..star], key[(star + 1)..]);
    }

    public override int Rank => 4;

    public override bool Matches(string key) =>
        key.Length > prefix.Length + suffix.Length && key.StartsWith(prefix, StringComparison.Ordinal)
            && key.EndsWith(suffix, StringComparison.Ordinal);

    public override MatchedElement? Match(string key, MappingRun run) =>
        Matches(key) ? new MatchedElement(key, [key[prefix.Length..^suffix.Length]]) : null;
}
