namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>Reads a shift spec.</summary>
internal static class ShiftParser
{
    public static ShiftBranch? ParseBranch(string key, JoltObject spec, string place, SpecErrors errors)
    {
        var element = errors.Try(place, () => PathParser.Parse(key));
        if (element is AtElement or DollarElement) errors.Add(place, $"\"{key}\" has a value of its own; expected an output path, not an object.");
        var children = new List<ShiftNode>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var any = false;
        foreach (var entry in spec.Entries.ToArray())
        {
            var below = SpecPlace.Key(place, entry.Key);
            foreach (var part in JavaText.Split(entry.Key, '|'))
            {
                any = true;
                ShiftNode? child = entry.Value is JoltObject map ? ParseBranch(part, map, below, errors) : ParseLeaf(part, entry.Value, below, errors);
                if (child is null) continue;
                if (!known.Add(child.Element.Canonical)) errors.Add(below, $"The key \"{part}\" stands here twice.");
                else children.Add(child);
            }
        }

        if (!any) errors.Add(place, "Expected at least one key; the object is empty.");
        return element is null ? null : errors.Try(place, () => new ShiftBranch(element, children));
    }

    private static ShiftLeaf? ParseLeaf(string key, object? right, string place, SpecErrors errors)
    {
        var element = errors.Try(place, () => PathParser.Parse(key));
        var outputs = new List<TreePath>();
        switch (right)
        {
            case null: break;
            case string path: Add(path, place); break;
            case JoltArray array:
                for (var index = 0; index < array.Count; index++) Add(array[index], SpecPlace.Index(place, index));
                break;
            default:
                errors.Add(place, $"Expected an object, an output path or an array of them; this is {Describe.Kind(right)}.");
                break;
        }

        return element is null ? null : new ShiftLeaf(element, [.. outputs]);

        void Add(object? value, string where)
        {
            if (value is not string path) errors.Add(where, $"Expected an output path; this is {Describe.Kind(value)}.");
            else if (errors.Try(where, () => TreePath.ParseBelowRoot(path)) is { } parsed) outputs.Add(parsed);
        }
    }
}
