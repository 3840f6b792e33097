namespace OrderStatusFlow.Jolt;

/// <summary>A path through a tree, with keys that may depend on matches.</summary>
internal sealed class TreePath
{
    private readonly PathElement[] elements;
    private readonly PathStep[] kinds;
    private readonly string?[] fixedKeys;
    private readonly int[] computed;
    // The positions of the keys in the last objects.
    private readonly int[] positions;

    private TreePath(PathElement[] elements)
    {
        this.elements = elements;
        positions = new int[elements.Length];
        kinds = [.. elements.Select(static element => KindOf(element.Canonical))];
        fixedKeys = [.. elements.Select(static element => element.FixedKey)];
        computed = [.. Enumerable.Range(0, elements.Length).Where(index => fixedKeys[index] is null)];
    }

    public int Length => elements.Length;

    /// <summary>What each step of the path leads through.</summary>
    public ReadOnlySpan<PathStep> Steps => kinds;

    public string Canonical => Head(elements.Length);

    public PathElement Last => elements[^1];

    public static TreePath Parse(string path)
    {
        if ((path.Contains('*') && !path.Contains("\\*", StringComparison.Ordinal))
            || (path.Contains('$') && !path.Contains("\\$", StringComparison.Ordinal)))
        {
            throw new SpecException($"An output path refers to a single place, so * and $ are not allowed in \"{path}\".");
        }

        if (JavaText.IsBlank(path)) return new TreePath([]);
        var elements = DotNotation.Split(path).Select(PathParser.Parse).ToArray();
        foreach (var element in elements)
        {
            if (element is AtElement) throw new SpecException($"@ alone is not allowed in the output path \"{path}\".");
            if (!element.Evaluates) throw new SpecException($"\"{element.Key}\" is not allowed in an output path.");
        }

        return new TreePath(elements);
    }

    /// <summary>Parses a path below the output's root. A blank path is the root.</summary>
    public static TreePath ParseBelowRoot(string path) => Parse(JavaText.IsBlank(path) ? "root" : "root." + path);

    /// <summary>Returns the number of leading steps whose keys are the same for all keys of one level of a spec, because they do not depend
    /// on the matched key itself.</summary>
    public int CountShared()
    {
        var count = 0;
        while (count < elements.Length && elements[count].IsSharedByLevel) count++;
        return count;
    }

    /// <summary>Returns the canonical form of the first steps.</summary>
    public string Head(int count) => string.Join('.', elements.Take(count).Select(static element => element.Canonical));

    public Optional Read(object? tree, MappingRun run)
    {
        if (!TryKeys(0, run, out var keys)) return default;
        for (var step = 0; step < keys.Length; step++)
        {
            if (!TryGet(tree, kinds[step], keys[step]!, ref positions[step], out tree)) return default;
        }

        return new Optional(tree);
    }

    private static PathStep KindOf(string canonical) =>
        canonical == "[]" ? PathStep.Append : canonical.StartsWith('[') && canonical.EndsWith(']') ? PathStep.Index : PathStep.Map;

    private static bool TryGet(object? tree, PathStep kind, string key, ref int position, out object? value)
    {
        value = null;
        if (kind == PathStep.Map) return tree is JoltObject map && map.TryGet(key, ref position, out value);
        if (kind == PathStep.Append || tree is not JoltArray { IsList: true } list) return false;
        var index = Index(key);
        if (index >= list.Count) return false;
        value = list[index];
        return true;
    }

    /// <summary>Parses the key of an array element.</summary>
    public static int Index(string key) =>
        JavaInt.TryParse(key, out int index)
            ? index : throw MappingException.Input($"The output path requires an array index instead of \"{key}\".");

    /// <summary>Evaluates the keys from a step on, before anything is written; false if one is missing. They are valid until the next
    /// path at this nesting is evaluated.</summary>
    public bool TryKeys(int from, MappingRun run, out ReadOnlySpan<string?> keys)
    {
        keys = fixedKeys;
        if (computed.Length == 0 || computed[^1] < from) return true;
        var own = run.PushKeys(fixedKeys);
        keys = own;
        var complete = true;
        foreach (var index in computed)
        {
            if (index < from) continue;
            if (elements[index].Evaluate(run) is not { } key)
            {
                complete = false;
                break;
            }

            own[index] = key;
        }

        run.PopKeys(own.Length);
        return complete;
    }
}
