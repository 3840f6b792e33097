namespace OrderStatusFlow.Jolt;

/// <summary>Parses a shift spec.</summary>
internal static class ShiftParser
{
    public static ShiftBranch? ParseRoot(JoltObject spec, string place, SpecErrors errors) =>
        (ShiftBranch?)ParseRight(spec, place, errors)("root");

    /// <summary>Parses the right side of a key once for all its alternatives (<c>a|b</c>).</summary>
    private static Func<string, ShiftNode?> ParseRight(object? right, string place, SpecErrors errors)
    {
        if (right is not JoltObject map)
        {
            var outputs = ParseOutputs(right, place, errors);
            return key => errors.Try(place, () => new ShiftLeaf(PathParser.Parse(key), outputs));
        }

        var children = ParseChildren(map, place, errors);
        return key => errors.Try(place, () => PathParser.Parse(key) switch
        {
            AtElement or DollarElement => throw new SpecException($"\"{key}\" has its own value. Expected an output path, not an object."),
            var element => new ShiftBranch(element, children),
        });
    }

    private static List<ShiftNode> ParseChildren(JoltObject spec, string place, SpecErrors errors)
    {
        var children = new List<ShiftNode>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var any = false;
        foreach (var entry in spec.Entries.ToArray())
        {
            var below = JsonPlace.Key(place, entry.Key);
            var parts = JavaText.Split(entry.Key, '|');
            if (parts.Length == 0) continue;
            any = true;
            var right = ParseRight(entry.Value, below, errors);
            foreach (var part in parts)
            {
                if (right(part) is not { } child) continue;
                if (!known.Add(child.Element.Canonical)) errors.Add(below, $"The key \"{part}\" occurs twice.");
                else children.Add(child);
            }
        }

        if (!any) errors.Add(place, "Expected at least one key, but the object is empty.");
        return children;
    }

    private static TreePath[] ParseOutputs(object? right, string place, SpecErrors errors)
    {
        var outputs = new List<TreePath>();
        switch (right)
        {
            case null: break;
            case string path: Add(path, place); break;
            case JoltArray array:
                for (var index = 0; index < array.Count; index++) Add(array[index], JsonPlace.Index(place, index));
                break;
            default:
                errors.Add(place, $"Expected an object, an output path or an array of them, but found {ValueKindNames.Kind(right)}.");
                break;
        }

        return [.. outputs];

        void Add(object? value, string where)
        {
            if (value is not string path) errors.Add(where, $"Expected an output path, but found {ValueKindNames.Kind(value)}.");
            else if (errors.Try(where, () => TreePath.ParseBelowRoot(path)) is { } parsed) outputs.Add(parsed);
        }
    }
}
