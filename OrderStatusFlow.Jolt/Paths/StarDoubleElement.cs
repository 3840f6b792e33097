namespace OrderStatusFlow.Jolt;

/// <summary>A key with two stars. Each matches at least one character, the first as few as possible.</summary>
internal sealed class StarDoubleElement : StarElement
{
    private readonly string prefix;
    private readonly string middle;
    private readonly string suffix;

    public StarDoubleElement(string key) : base(key)
    {
        var parts = key.Split('*');
        if (parts.Length != 3) throw new SpecException($"Stars may not be mixed with escaped stars: \"{key}\".");
        (prefix, middle, suffix) = (parts[0], parts[1], parts[2]);
        // The reference does not support adjacent stars at the end of a key (case: star_double_at_end).
        if (middle.Length == 0 && suffix.Length == 0) throw new SpecException($"Expected text between the stars or after them: \"{key}\".");
    }

    public override int Rank => 3;

    public override bool Matches(string key) => MiddleOf(key) > 0;

    public override MatchedElement? Match(string key, MappingRun run)
    {
        var at = MiddleOf(key);
        if (at <= 0) return null;
        return new MatchedElement(key, [key[prefix.Length..at], key[(at + middle.Length)..(key.Length - suffix.Length)]]);
    }

    /// <summary>The last character before the suffix is never part of the middle (fixture:
    /// removr/starDoublePathElementBoundaryConditions).</summary>
    private int MiddleOf(string key)
    {
        if (!key.StartsWith(prefix, StringComparison.Ordinal) || !key.EndsWith(suffix, StringComparison.Ordinal)) return -1;
        var start = prefix.Length + 1;
        var end = key.Length - suffix.Length - 1;
        if (start >= end) return -1;
        var at = key.AsSpan(start, end - start).IndexOf(middle, StringComparison.Ordinal);
        return at < 0 ? -1 : at + start;
    }
}
