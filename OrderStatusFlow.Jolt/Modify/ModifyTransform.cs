namespace OrderStatusFlow.Jolt;

/// <summary>The operations modify-overwrite-beta, modify-default-beta and modify-define-beta: set values, often with functions.</summary>
internal sealed class ModifyTransform(ModifyBranch root) : ITransform
{
    public static ModifyTransform? Parse(JoltObject spec, ModifyMode mode, string place, SpecErrors errors) =>
        ModifyParser.ParseRoot(spec, mode, place, errors) is { } root ? new ModifyTransform(root) : null;

    public object? Apply(object? input, MappingRun run)
    {
        run.Path.Push(input, new MatchedElement("root"));
        root.Apply("root", new Optional(input), run);
        return input;
    }
}
