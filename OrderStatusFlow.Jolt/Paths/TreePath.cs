namespace OrderStatusFlow.Jolt;

/// <summary>A path through a tree, with keys that may depend on matches. @ reads it and shift writes it.</summary>
internal sealed class TreePath
{
    private readonly PathElement[] elements;
    private readonly StepKind[] kinds;
    private readonly string?[] fixedKeys;
    private readonly int[] computed;

    private TreePath(PathElement[] elements)
    {
        this.elements = elements;
        kinds = [.. elements.Select(static element => KindOf(element.Canonical))];
        fixedKeys = [.. elements.Select(static element => element.FixedKey)];
        computed = [.. Enumerable.Range(0, elements.Length).Where(index => fixedKeys[index] is null)];
    }

    private enum StepKind : byte
    {
        Map,
        Index,
        Append,
    }

    public int Length => elements.Length;

    public string Canonical => string.Join('.', elements.Select(static element => element.Canonical));

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

    public Optional Read(object? tree, MappingRun run)
    {
        if (!TryKeys(run, out var keys)) return default;
        for (var step = 0; step < keys.Length; step++)
        {
            if (!TryGet(tree, kinds[step], keys[step]!, out tree)) return default;
        }

        return new Optional(tree);
    }

    /// <summary>Writes a value. An existing value becomes the first element of an array, unless the path meets a value of another
    /// kind.</summary>
    public void Write(object? data, JoltObject output, MappingRun run)
    {
        run.Step(elements.Length);
        run.CountValues(1);
        if (!TryKeys(run, out var keys)) return;
        object? tree = output;
        var last = keys.Length - 1;
        for (var step = 0; step < last; step++)
        {
            if (kinds[step] == StepKind.Map)
            {
                if (tree is not JoltObject map) return;
                ref var slot = ref map.Slot(keys[step]!);
                tree = slot ??= Container(kinds[step + 1], run);
                continue;
            }

            if (tree is not JoltArray { IsList: true } list) return;
            if (kinds[step] == StepKind.Append || Element(list, keys[step]!) is not { } element)
            {
                element = Container(kinds[step + 1], run);
                Set(list, kinds[step], keys[step]!, element, run);
            }

            tree = element;
        }

        if (kinds[last] == StepKind.Map)
        {
            if (tree is not JoltObject map) return;
            ref var slot = ref map.Slot(keys[last]!);
            slot = Joined(slot, data);
        }
        else if (tree is JoltArray { IsList: true } list)
        {
            var present = kinds[last] == StepKind.Append ? null : Element(list, keys[last]!);
            var joined = Joined(present, data);
            if (present is null || !ReferenceEquals(joined, present)) Set(list, kinds[last], keys[last]!, joined, run);
        }
    }

    private static StepKind KindOf(string canonical) =>
        canonical == "[]" ? StepKind.Append : canonical.StartsWith('[') && canonical.EndsWith(']') ? StepKind.Index : StepKind.Map;

    private static object Container(StepKind next, MappingRun run)
    {
        run.CountValues(8);
        return next == StepKind.Map ? new JoltObject(8) : new JoltArray();
    }

    private static object? Joined(object? present, object? data)
    {
        if (present is null) return data;
        if (present is JoltArray { IsList: true } list)
        {
            list.Add(data);
            return list;
        }

        var both = new JoltArray();
        both.Add(present);
        both.Add(data);
        return both;
    }

    private static bool TryGet(object? tree, StepKind kind, string key, out object? value)
    {
        value = null;
        if (kind == StepKind.Map) return tree is JoltObject map && map.TryGet(key, out value);
        if (kind == StepKind.Append || tree is not JoltArray { IsList: true } list) return false;
        var index = Index(key);
        if (index >= list.Count) return false;
        value = list[index];
        return true;
    }

    private static object? Element(JoltArray list, string key)
    {
        var index = Index(key);
        return index < list.Count ? list[index] : null;
    }

    private static void Set(JoltArray list, StepKind kind, string key, object? value, MappingRun run)
    {
        if (kind == StepKind.Append)
        {
            list.Add(value);
            return;
        }

        var index = Index(key);
        list.Grow(index + 1, run);
        list[index] = value;
    }

    private static int Index(string key) =>
        JavaInt.TryParse(key, out int index)
            ? index : throw MappingException.Input($"The output path requires an array index instead of \"{key}\".");

    /// <summary>Evaluates all keys before anything is written; false if one is missing. They are valid until the next path at this
    /// nesting is evaluated.</summary>
    private bool TryKeys(MappingRun run, out ReadOnlySpan<string?> keys)
    {
        keys = fixedKeys;
        if (computed.Length == 0) return true;
        var own = run.PushKeys(fixedKeys);
        keys = own;
        var complete = true;
        foreach (var index in computed)
        {
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
