namespace OrderStatusFlow.Jolt;

/// <summary>An array index: <c>[]</c>, <c>[n]</c>, <c>[&amp;n]</c>, <c>[#n]</c> or <c>[@(n,path)]</c>.</summary>
internal sealed class ArrayElement : PathElement
{
    private readonly Reference reference;
    private readonly TransposeElement? transpose;

    public ArrayElement(string key) : base(key)
    {
        if (key.Length < 2 || key[0] != '[' || key[^1] != ']')
            throw new SpecException($"Expected an array index such as [], [2] or [&1], but found \"{key}\".");
        var inner = key[1..^1];
        Canonical = key;
        if (inner.Length == 0) return;
        if (inner[0] is '&' or '#')
        {
            reference = Reference.Parse(inner, inner[0]);
            Canonical = "[" + reference.Canonical + "]";
        }
        else if (inner[0] == '@')
        {
            transpose = TransposeElement.Parse(inner);
            Canonical = "[" + transpose.Canonical + "]";
        }
        else
        {
            ExplicitText = NotNegative(inner) ?? throw new SpecException($"Expected an index of at least 0, but found \"{key}\".");
        }
    }

    public override string Canonical { get; }

    public override bool Evaluates => true;

    public override string? FixedKey => ExplicitText ?? (transpose is null && reference.Token == default ? Canonical : null);

    public override bool IsSharedByLevel => ExplicitText is not null || reference is { Token: '&', Levels: > 0 };

    /// <summary>Returns the index as text; null if it is not a valid index.</summary>
    public string? ExplicitText { get; }

    public int ExplicitIndex => JavaInt.TryParse(ExplicitText, out int index) ? index : -1;

    public override string? Evaluate(MappingRun run)
    {
        if (ExplicitText is not null) return ExplicitText;
        if (transpose is not null) return NotNegative(transpose.Evaluate(run));
        return reference.Token switch
        {
            '#' => JavaInt.ToText(run.Path.MatchUp(reference.Levels).HashCount),
            '&' => NotNegative(run.Path.MatchUp(reference.Levels).Group(reference.Group)),
            _ => Canonical,
        };
    }

    public override MatchedElement? Match(string key, MappingRun run)
    {
        var evaluated = Evaluate(run) ?? throw MappingException.Input(
            $"The index \"{Key}\" on the left of the spec is not a number for this input.");
        var size = run.Path.LastMatch.ArraySize;
        return evaluated == key && size >= 0 ? new MatchedElement(evaluated, null, size) : null;
    }

    private static string? NotNegative(string? text) =>
        text is not null && JavaInt.TryParse(text, out int number) && number >= 0 ? text : null;
}
