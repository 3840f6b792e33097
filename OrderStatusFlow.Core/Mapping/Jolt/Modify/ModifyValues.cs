namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>A value the spec holds.</summary>
internal sealed class LiteralValue(object? value) : IModifyValue
{
    public Maybe Get(Maybe input, MappingRun run) => new(run.Literal(value));
}

/// <summary><c>@(n,path)</c>.</summary>
internal sealed class LookupValue(TransposeElement element) : IModifyValue
{
    public Maybe Get(Maybe input, MappingRun run) => element.Read(run);
}

/// <summary><c>^path</c>: from the context, which flows have none of.</summary>
internal sealed class ContextValue(TreePath path) : IModifyValue
{
    public Maybe Get(Maybe input, MappingRun run)
    {
        var root = new JoltObject();
        root.Put("root", run.Context);
        return path.Read(root, run);
    }
}

/// <summary><c>=name</c> or <c>=name(args)</c>.</summary>
internal sealed class FunctionValue(ModifyFunction? function, IModifyValue[]? arguments) : IModifyValue
{
    public Maybe Get(Maybe input, MappingRun run)
    {
        // A function nobody knows yields its first argument (case: modify_unknown_function).
        if (function is null) return arguments is null ? default : arguments[0].Get(input, run);
        if (arguments is null) return function(input.Present ? [input.Value] : [], run);
        if (arguments.Length == 1)
        {
            var only = arguments[0].Get(input, run);
            return function(only.Present ? [only.Value] : [], run);
        }

        var values = new object?[arguments.Length];
        for (var index = 0; index < values.Length; index++) values[index] = arguments[index].Get(input, run).Value;
        return function(values, run);
    }
}
