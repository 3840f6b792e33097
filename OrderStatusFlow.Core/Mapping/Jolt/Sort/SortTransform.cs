using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>sort: orders the keys of all objects by UTF-16 code, keys that start with a tilde first.</summary>
internal sealed class SortTransform : ITransform
{
    public object? Apply(object? input, MappingRun run)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Step();
        switch (input)
        {
            case JoltObject map:
                var entries = map.Entries.ToArray();
                if (!InOrder(entries)) Array.Sort(entries, static (a, b) => Compare(a.Key, b.Key));
                foreach (ref var entry in entries.AsSpan()) entry.Value = Apply(entry.Value, run);
                return JoltObject.Of(entries);
            case JoltArray { IsList: true } list:
                var copy = new JoltArray(list.Count);
                foreach (var item in list.Items) copy.Add(Apply(item, run));
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
