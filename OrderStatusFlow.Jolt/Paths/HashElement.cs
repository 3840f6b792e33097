namespace OrderStatusFlow.Jolt;

/// <summary><c>#text</c> on the left: a literal value in the spec.</summary>
internal sealed class HashElement : PathElement
{
    private readonly string text;

    public HashElement(string key) : base(key)
    {
        if (!key.StartsWith('#') || key.Length < 2) throw new SpecException($"Expected \"#\" and a text, but found \"{key}\".");
        if (key[1] == '(' && key[^1] != ')') throw new SpecException($"The parenthesis of \"{key}\" is not closed.");
        // "#(" without a closing parenthesis was rejected above; "#()" is the empty text.
        text = key[1] == '(' ? key[2..^1] : key[1..];
    }

    public override string Canonical => "#(" + text + ")";

    public override MatchedElement Match(string key, MappingRun run) => new(text);
}
