namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>A path through a tree whose keys may depend on what was matched: read by @, written by shift.</summary>
internal sealed class TreePath
{
    private readonly PathElement[] elements;
    private readonly StepKind[] kinds;

    private TreePath(PathElement[] elements)
    {
        this.elements = elements;
        kinds = [.. elements.Select(static element => KindOf(element.Canonical))];
    }

    private enum StepKind
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
        if ((path.Contains('*') && !path.Contains("\\*", StringComparison.Ordinal)) || (path.Contains('$') && !path.Contains("\\$", StringComparison.Ordinal)))
        {
            throw new SpecTrouble($"An output path names one place; * and $ may not stand in \"{path}\".");
        }

        if (JavaText.IsBlank(path)) return new TreePath([]);
        var elements = DotNotation.Split(path).Select(PathParser.Parse).ToArray();
        foreach (var element in elements)
        {
            if (element is AtElement) throw new SpecTrouble($"@ alone may not stand in the output path \"{path}\".");
            if (!element.Evaluates) throw new SpecTrouble($"\"{element.Key}\" may not stand in an output path.");
        }

        return new TreePath(elements);
    }

    /// <summary>A path below the output's root; blank is the root itself.</summary>
    public static TreePath ParseBelowRoot(string path) => Parse(JavaText.IsBlank(path) ? "root" : "root." + path);

    public Maybe Read(object? tree, MappingRun run)
    {
        var start = run.KeyTop;
        if (!Evaluate(run)) return default;
        var keys = run.ReserveKeys(elements.Length);
        for (var step = 0; step < kinds.Length; step++)
        {
            var found = Get(tree, kinds[step], keys[start + step]!);
            if (!found.Present) return default;
            tree = found.Value;
        }

        return new Maybe(tree);
    }

    /// <summary>Writes; what stands there already becomes the first element of an array, except where the path runs into something of another shape.</summary>
    public void Write(object? data, JoltObject output, MappingRun run)
    {
        run.Step();
        var start = run.KeyTop;
        if (!Evaluate(run)) return;
        var keys = run.ReserveKeys(elements.Length);
        object? tree = output;
        for (var step = 0; step < kinds.Length - 1; step++)
        {
            if (!Fits(tree, kinds[step])) return;
            var next = Get(tree, kinds[step], keys[start + step]!).Value;
            if (next is null)
            {
                next = kinds[step + 1] == StepKind.Map ? new JoltObject() : new JoltArray();
                Set(tree!, kinds[step], keys[start + step]!, next, run);
            }

            tree = next;
        }

        var last = kinds.Length - 1;
        if (!Fits(tree, kinds[last])) return;
        var key = keys[start + last]!;
        var present = Get(tree, kinds[last], key).Value;
        if (present is null)
        {
            Set(tree!, kinds[last], key, data, run);
        }
        else if (present is JoltArray { IsList: true } list)
        {
            list.Add(data);
        }
        else
        {
            var both = new JoltArray();
            both.Add(present);
            both.Add(data);
            Set(tree!, kinds[last], key, both, run);
        }
    }

    private static StepKind KindOf(string canonical) =>
        canonical == "[]" ? StepKind.Append : canonical.StartsWith('[') && canonical.EndsWith(']') ? StepKind.Index : StepKind.Map;

    private static bool Fits(object? tree, StepKind kind) => kind == StepKind.Map ? tree is JoltObject : tree is JoltArray { IsList: true };

    private static Maybe Get(object? tree, StepKind kind, string key)
    {
        if (!Fits(tree, kind)) return default;
        if (kind == StepKind.Map) return ((JoltObject)tree!).TryGet(key, out var value) ? new Maybe(value) : default;
        if (kind == StepKind.Append) return default;
        var list = (JoltArray)tree!;
        var index = Index(key);
        return index < list.Count ? new Maybe(list[index]) : default;
    }

    private static void Set(object tree, StepKind kind, string key, object? value, MappingRun run)
    {
        if (tree is JoltObject map)
        {
            map.Put(key, value);
            return;
        }

        var list = (JoltArray)tree;
        if (kind == StepKind.Append)
        {
            list.Add(value);
            return;
        }

        var index = Index(key);
        list.Grow(index + 1, run.Settings.MaxArrayLength);
        list[index] = value;
    }

    private static int Index(string key) =>
        JavaInt.TryParse(key, out int index) ? index : throw MappingTrouble.Input($"The output path needs an array index where it has \"{key}\".");

    /// <summary>Puts all keys on the run's key stack before anything is written; false when one is missing. They stay valid until the next evaluation.</summary>
    private bool Evaluate(MappingRun run)
    {
        var start = run.KeyTop;
        run.KeyTop = start + elements.Length;
        try
        {
            run.ReserveKeys(0);
            for (var step = 0; step < elements.Length; step++)
            {
                if (elements[step].Evaluate(run) is not { } key) return false;
                // Fetched anew each time: a path inside this one may have moved the stack.
                run.ReserveKeys(0)[start + step] = key;
            }

            return true;
        }
        finally
        {
            run.KeyTop = start;
        }
    }
}
