namespace OrderStatusFlow.Jolt;

/// <summary>A spec entry with ONE or MANY.</summary>
internal sealed class CardinalityLeaf(PathElement element, bool many) : CardinalityNode(element)
{
    public override bool MovesKeys => many;

    public static CardinalityLeaf? Parse(string key, object? right, string place, SpecErrors errors)
    {
        if (right is not ("ONE" or "MANY"))
            errors.Add(place,
                $"Expected \"ONE\" or \"MANY\", but found {(right is string text ? $"\"{text}\"" : ValueKindNames.Kind(right))}.");
        return ParseKey(key, place, errors) is { } element ? new CardinalityLeaf(element, right is "MANY") : null;
    }

    public override bool Apply(string key, object? input, object? parent, MappingRun run)
    {
        if (!Matches(key)) return false;
        Adjust(key, input, parent, run);
        return true;
    }

    /// <summary>Returns the adjusted value; null for ONE on a value that is not an array, which ends the walk (case:
    /// cardinality_at_one_on_object).</summary>
    public object? Adjust(string key, object? input, object? parent, MappingRun run)
    {
        run.Step();
        if (parent is not null and not JoltObject)
            throw MappingException.Input(
                "Cardinality can change only values of objects, but found an element of an array or a plain value.");
        if (!many)
        {
            if (input is not JoltArray list) return null;
            if (list.Count == 0 && !list.IsList)
                throw MappingException.Input("Cardinality ONE cannot be applied to an empty sorted array.");
            var first = list.Count > 0 ? list[0] : null;
            Parent(parent).Put(key, first);
            return first;
        }

        object value;
        if (input is JoltArray { IsList: true })
        {
            value = input;
        }
        else if (input is JoltArray native)
        {
            value = new JoltArray(native.Items.ToArray(), ListKind.Fixed);
        }
        else if (input is null)
        {
            value = new JoltArray([], ListKind.Fixed);
        }
        else
        {
            // Removing the key first moves it to the end (case: cardinality_many_moves_the_key).
            value = new JoltArray([Parent(parent).Remove(key)], ListKind.Growing);
        }

        Parent(parent).Put(key, value);
        return value;
    }

    private static JoltObject Parent(object? parent) =>
        parent as JoltObject ?? throw MappingException.Input("Cardinality cannot change the root of the input.");
}
