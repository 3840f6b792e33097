namespace OrderStatusFlow.Jolt;

/// <summary>A literal key.</summary>
internal sealed class LiteralElement(string key) : PathElement(key)
{
    private readonly MatchedElement itself = new(key);

    public override string Canonical { get; } = key.Replace(".", "\\.", StringComparison.Ordinal);

    public override bool Evaluates => true;

    public override string FixedKey => Key;

    public override string Evaluate(MappingRun run) => Key;

    public override MatchedElement? Match(string key, MappingRun run) => key == Key ? new MatchedElement(Key) : null;

    public override MatchedElement? MatchLeaf(string key, MappingRun run) => key == Key ? itself : null;
}
