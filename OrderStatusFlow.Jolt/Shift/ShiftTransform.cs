namespace OrderStatusFlow.Jolt;

/// <summary>The operation shift: walks the input along the spec and writes matches to output paths.</summary>
internal sealed class ShiftTransform(ShiftBranch root) : ITransform
{
    public static ShiftTransform? Parse(JoltObject spec, string place, SpecErrors errors) =>
        ShiftParser.ParseRoot(spec, place, errors) is { } root ? new ShiftTransform(root) : null;

    public object? Apply(object? input, MappingRun run)
    {
        var output = new JoltObject();
        run.Path.Push(input, new MatchedElement("root"));
        root.Apply("root", new Optional(input), new ShiftWalk(run, output));
        return output.Get("root");
    }
}
