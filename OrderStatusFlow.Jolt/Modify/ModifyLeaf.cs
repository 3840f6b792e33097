namespace OrderStatusFlow.Jolt;

/// <summary>A spec entry with values or functions. The first result is set.</summary>
internal sealed class ModifyLeaf(ModifyKey key, IModifyValue[] values) : ModifyNode(key)
{
    protected override void ApplyMatched(string key, Optional input, MatchedElement match, MappingRun run)
    {
        var parent = run.Path.LastTree;
        run.Path.Push(input.Value, match);
        Optional found = default;
        foreach (var value in values)
        {
            found = Attempt(value, input, run);
            if (found.Present) break;
        }

        if (found.Present) Set(parent, match, found.Value);
        run.Path.Pop();
    }

    /// <summary>A failed function returns nothing (case: modify_function_failure_is_nothing). Exceeded limits still end the run.</summary>
    private static Optional Attempt(IModifyValue value, Optional input, MappingRun run)
    {
        try
        {
            return value.Get(input, run);
        }
        catch (MappingException exception) when (exception.Code != "mapping.limit")
        {
            run.ClearKeys();
            return default;
        }
    }

    private void Set(object? parent, MatchedElement match, object? value)
    {
        if (parent is JoltObject map)
        {
            if (Key.Allows(map, match.Key)) map.Put(match.Key, value);
        }
        else if (parent is JoltArray { IsList: true } list && match.ArraySize >= 0)
        {
            _ = JavaInt.TryParse(match.Key, out int index);
            if (Key.Allows(list, index, match.ArraySize)) list[index] = value;
        }
        else
        {
            // The reference also fails here (case: modify_below_a_scalar).
            throw MappingException.Input($"Modify cannot set \"{match.Key}\" inside {ValueKindNames.Kind(parent)}.");
        }
    }
}
