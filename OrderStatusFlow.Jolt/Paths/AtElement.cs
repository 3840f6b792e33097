namespace OrderStatusFlow.Jolt;

/// <summary>The key <c>@</c>: the input at this level.</summary>
internal sealed class AtElement : PathElement
{
    public AtElement(string key) : base(key)
    {
        if (key != "@") throw new SpecException($"Expected \"@\" as the complete key, but found \"{key}\".");
    }

    public override MatchedElement Match(string key, MappingRun run) => run.Path.LastMatch;
}
