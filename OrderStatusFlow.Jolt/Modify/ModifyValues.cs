namespace OrderStatusFlow.Jolt;

/// <summary>A literal value in the spec.</summary>
internal sealed class LiteralValue(object? value) : IModifyValue
{
    public Optional Get(Optional input, MappingRun run) => new(run.Literal(value));
}

/// <summary>A lookup <c>@(n,path)</c>.</summary>
internal sealed class LookupValue(TransposeElement element) : IModifyValue
{
    public Optional Get(Optional input, MappingRun run) => element.Read(run);
}

/// <summary>A context value <c>^path</c>. Flows have no context.</summary>
internal sealed class ContextValue(TreePath path) : IModifyValue
{
    public Optional Get(Optional input, MappingRun run)
    {
        var root = new JoltObject();
        root.Put("root", run.Context);
        return path.Read(root, run);
    }
}

/// <summary>A function call <c>=name</c> or <c>=name(args)</c>.</summary>
internal sealed class FunctionValue(ModifyFunction? function, IModifyValue[]? arguments) : IModifyValue
{
    public Optional Get(Optional input, MappingRun run)
    {
        // An unknown function returns its first argument (case: modify_unknown_function).
        if (function is null) return arguments is null ? default : arguments[0].Get(input, run);
        if (arguments is null || arguments.Length == 1)
        {
            var only = arguments is null ? input : arguments[0].Get(input, run);
            return Counted(function(only.Present ? [only.Value] : [], run), [only.Value], run);
        }

        var few = default(FewArguments);
        Span<object?> values = arguments.Length <= FewArguments.Count ? few[..arguments.Length] : new object?[arguments.Length];
        for (var index = 0; index < values.Length; index++) values[index] = arguments[index].Get(input, run).Value;
        return Counted(function(values, run), values, run);
    }

    /// <summary>Counts the values that the function created. Its arguments were counted before.</summary>
    private static Optional Counted(Optional made, ReadOnlySpan<object?> values, MappingRun run)
    {
        if (made.Value is not (string or JoltArray)) return made;
        foreach (var value in values)
        {
            if (ReferenceEquals(value, made.Value)) return made;
        }

        Count(made.Value, run, 0);
        return made;
    }

    // Functions on a list create a text per element, and split on a list creates a list of lists.
    private static void Count(object? value, MappingRun run, int depth)
    {
        if (value is string text) run.CountText(text.Length);
        if (value is not JoltArray array) return;
        run.Step(array.Count);
        run.CountValues(array.Count + 2);
        if (depth > 1) return;
        foreach (var item in array.Items) Count(item, run, depth + 1);
    }
}
