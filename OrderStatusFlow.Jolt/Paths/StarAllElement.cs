namespace OrderStatusFlow.Jolt;

/// <summary><c>*</c>: every key.</summary>
internal sealed class StarAllElement() : StarElement("*")
{
    public override int Rank => 5;

    public override bool Matches(string key) => true;

    public override MatchedElement Match(string key, MappingRun run) => new(key, null, run.Path.LastMatch.ArraySize);
}
