namespace OrderStatusFlow.Jolt;

/// <summary>The key <c>*</c>, which matches every key.</summary>
internal sealed class StarAllElement() : StarElement("*")
{
    public override int Rank => 5;

    public override bool Matches(string key) => true;

    public override MatchedElement Match(string key, MappingRun run) => new(key, null, run.Path.LastMatch.ArraySize);
}
