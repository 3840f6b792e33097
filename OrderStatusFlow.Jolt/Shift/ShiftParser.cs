namespace OrderStatusFlow.Jolt;

/// <summary>Parses a shift spec.</summary>
internal sealed class ShiftParser(SpecErrors errors)
{
    /// <summary>The number of containers that output paths share.</summary>
    public int Containers { get; private set; }

    public ShiftBranch? ParseRoot(JoltObject spec, string place) =>
        (ShiftBranch?)ParseRight(spec, place, [])("root");

    /// <summary>Parses the right side of a key once for all its alternatives (<c>a|b</c>).</summary>
    /// <param name="right">The right side.</param>
    /// <param name="place">Its place in the spec.</param>
    /// <param name="heads">The beginnings of output paths on the level of the key, with their containers.</param>
    private Func<string, ShiftNode?> ParseRight(object? right, string place, Dictionary<string, int> heads)
    {
        if (right is not JoltObject map)
        {
            var outputs = ParseOutputs(right, place, heads);
            return key => errors.Try(place, () => new ShiftLeaf(PathParser.Parse(key), outputs));
        }

        var first = Containers;
        var children = ParseChildren(map, place);
        var containers = first..Containers;
        return key => errors.Try(place, () => PathParser.Parse(key) switch
        {
            AtElement or DollarElement => throw new SpecException($"\"{key}\" has its own value. Expected an output path, not an object."),
            var element => new ShiftBranch(element, children, containers),
        });
    }

    private List<ShiftNode> ParseChildren(JoltObject spec, string place)
    {
        var children = new List<ShiftNode>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var heads = new Dictionary<string, int>(StringComparer.Ordinal);
        var any = false;
        foreach (var entry in spec.Entries.ToArray())
        {
            var below = JsonPlace.Key(place, entry.Key);
            var parts = JavaText.Split(entry.Key, '|');
            if (parts.Length == 0) continue;
            any = true;
            var right = ParseRight(entry.Value, below, heads);
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

    private OutputPath[] ParseOutputs(object? right, string place, Dictionary<string, int> heads)
    {
        var outputs = new List<OutputPath>();
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
            else if (errors.Try(where, () => TreePath.ParseBelowRoot(path)) is { } parsed) outputs.Add(Output(parsed, heads));
        }
    }

    private OutputPath Output(TreePath path, Dictionary<string, int> heads)
    {
        var steps = Math.Min(path.CountShared(), path.Length - 1);
        if (steps <= 0) return new OutputPath(path, 0, 0);
        var head = path.Head(steps);
        if (!heads.TryGetValue(head, out var place)) heads[head] = place = Containers++;
        return new OutputPath(path, steps, place);
    }
}
