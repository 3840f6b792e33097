namespace OrderStatusFlow.Jolt;

/// <summary>The operation sort: sorts the keys of all objects by UTF-16 code units, with keys that start with a tilde first.</summary>
internal sealed class SortTransform : ITransform
{
    public object? Apply(object? input, MappingRun run) => Sorted(input, run, 0);

    private static object? Sorted(object? input, MappingRun run, int depth)
    {
        depth = Nesting.Below(depth);
        run.Step();
        switch (input)
        {
            case JoltObject map:
                run.CountValues(map.Count + 4);
                var entries = map.Entries.ToArray();
                if (!InOrder(entries)) Array.Sort(entries, static (a, b) => Compare(a.Key, b.Key));
                foreach (ref var entry in entries.AsSpan()) entry.Value = Sorted(entry.Value, run, depth);
                return JoltObject.Of(entries);
            case JoltArray { IsList: true } list:
                run.CountValues(list.Count + 2);
                var copy = new JoltArray(list.Count);
                foreach (var item in list.Items) copy.Add(Sorted(item, run, depth));
                return copy;
            default:
                return input;
        }
    }

    private static bool InOrder(JoltObject.Entry[] entries)
    {
        for (var index = 1; index < entries.Length; index++)
        {
            if (Compare(entries[index - 1].Key, entries[index].Key) > 0) return false;
        }

        return true;
    }

    private static int Compare(string a, string b)
    {
        var tilde = b.StartsWith('~').CompareTo(a.StartsWith('~'));
        return tilde != 0 ? tilde : string.CompareOrdinal(a, b);
    }
}
