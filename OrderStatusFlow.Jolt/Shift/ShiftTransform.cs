namespace OrderStatusFlow.Jolt;

/// <summary>The operation shift: walks the input along the spec and writes matches to output paths.</summary>
internal sealed class ShiftTransform(ShiftBranch root, int containers) : ITransform
{
    public static ShiftTransform? Parse(JoltObject spec, string place, SpecErrors errors)
    {
        var parser = new ShiftParser(errors);
        return parser.ParseRoot(spec, place) is { } root ? new ShiftTransform(root, parser.Containers) : null;
    }

    public object? Apply(object? input, MappingRun run)
    {
        var walk = new ShiftWalk(run, containers);
        run.Path.Push(input, new MatchedElement("root"));
        root.Apply("root", new Optional(input), walk);
        return walk.Output.Get("root");
    }
}
