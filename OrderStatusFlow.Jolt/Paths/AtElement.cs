namespace OrderStatusFlow.Jolt;

/// <summary><c>@</c> alone: the input of this level itself.</summary>
internal sealed class AtElement : PathElement
{
    public AtElement(string key) : base(key)
    {
        if (key != "@") throw new SpecException($"Expected \"@\" alone; this is \"{key}\".");
    }

    public override MatchedElement Match(string key, MappingRun run) => run.Path.LastMatch;
}
