namespace OrderStatusFlow.Jolt;

/// <summary>A key of the walked path as a value: <c>$</c> or <c>$(n,m)</c>.</summary>
internal sealed class DollarElement(string key) : PathElement(key)
{
    private readonly Reference reference = Reference.Parse(key, '$');

    public override string Canonical => reference.Canonical;

    public override bool Evaluates => true;

    public override string Evaluate(MappingRun run) => run.Path.MatchUp(reference.Levels).Group(reference.Group);

    public override MatchedElement Match(string key, MappingRun run) => new(Evaluate(run));
}
