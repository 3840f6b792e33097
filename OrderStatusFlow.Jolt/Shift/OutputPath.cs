namespace OrderStatusFlow.Jolt;

/// <summary>An output path of a shift spec.</summary>
/// <remarks>The paths of one level often begin with the same keys (<c>[&amp;1].item</c>), which lead to the same container for one match of
/// the level. It is then found once, and kept for the other paths until the level matches again.</remarks>
/// <param name="path">The path.</param>
/// <param name="head">The number of steps to the container that is kept; 0 if none is.</param>
/// <param name="place">The place of that container in <see cref="ShiftWalk.Containers"/>.</param>
internal sealed class OutputPath(TreePath path, int head, int place)
{
    // The key in the container that is kept; null if more steps follow, or the key depends on the walk.
    private readonly string? lastKey = head > 0 && head == path.Length - 1 && path.Steps[head] == PathStep.Map ? path.Last.FixedKey : null;

    /// <summary>Writes a value without the keys of the walked path, if the container is known and needs none of them.</summary>
    public bool TryWrite(object? data, ShiftWalk walk)
    {
        if (lastKey is null || walk.Containers[place].Get(walk) is not JoltObject map) return false;
        Count(walk);
        ref var slot = ref map.Slot(lastKey);
        slot = Joined(slot, data, walk);
        return true;
    }

    /// <summary>Writes a value. An existing value becomes the first element of an array, unless the path meets a value of another
    /// kind.</summary>
    public void Write(object? data, ShiftWalk walk)
    {
        Count(walk);
        if (head > 0 && walk.Containers[place].Get(walk) is { } container) Write(data, container, head, walk);
        else Write(data, walk.Output, 0, walk);
    }

    private void Count(ShiftWalk walk)
    {
        walk.Run.Step(path.Length);
        walk.Run.CountValues(1);
    }

    private static object Container(PathStep next, MappingRun run)
    {
        run.CountValues(8);
        return next == PathStep.Map ? new JoltObject(8) : new JoltArray();
    }

    private static object? Joined(object? present, object? data, ShiftWalk walk)
    {
        if (present is null) return data;
        if (present is JoltArray { IsList: true } list)
        {
            list.Add(data);
            return list;
        }

        walk.Replaced(present);
        var both = new JoltArray();
        both.Add(present);
        both.Add(data);
        return both;
    }

    // A new element is never present, so its index is past the end of every list.
    private static int Index(PathStep kind, string key) => kind == PathStep.Append ? int.MaxValue : TreePath.Index(key);

    private static object? Element(JoltArray list, int index) => index < list.Count ? list[index] : null;

    private static void Set(JoltArray list, PathStep kind, int index, object? value, MappingRun run)
    {
        if (kind == PathStep.Append)
        {
            list.Add(value);
            return;
        }

        list.Grow(index + 1, run);
        list[index] = value;
    }

    private void Write(object? data, object tree, int from, ShiftWalk walk)
    {
        var run = walk.Run;
        if (!path.TryKeys(from, run, out var keys)) return;
        var steps = path.Steps;
        var last = keys.Length - 1;
        for (var step = from; step < last; step++)
        {
            var key = keys[step]!;
            if (steps[step] == PathStep.Map)
            {
                if (tree is not JoltObject map) return;
                ref var slot = ref map.Slot(key);
                tree = slot ??= Container(steps[step + 1], run);
            }
            else
            {
                if (tree is not JoltArray { IsList: true } list) return;
                var index = Index(steps[step], key);
                if (Element(list, index) is not { } element)
                {
                    element = Container(steps[step + 1], run);
                    Set(list, steps[step], index, element, run);
                }

                tree = element;
            }

            if (step + 1 == head && tree is (JoltObject or JoltArray)) walk.Containers[place].Keep(tree, walk);
        }

        if (steps[last] == PathStep.Map)
        {
            if (tree is not JoltObject map) return;
            ref var slot = ref map.Slot(keys[last]!);
            slot = Joined(slot, data, walk);
        }
        else if (tree is JoltArray { IsList: true } list)
        {
            var index = Index(steps[last], keys[last]!);
            var present = Element(list, index);
            var joined = Joined(present, data, walk);
            if (present is null || !ReferenceEquals(joined, present)) Set(list, steps[last], index, joined, run);
        }
    }
}
