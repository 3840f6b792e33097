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
                var keys = new string[map.Count];
                var count = 0;
                foreach (ref readonly var entry in map.Entries) keys[count++] = entry.Key;
                Array.Sort(keys, Compare);
                var sorted = new JoltObject(keys.Length);
                foreach (var key in keys) sorted.Put(key, Apply(map.Get(key), run));
                return sorted;
            case JoltArray { IsList: true } list:
                var copy = new JoltArray(list.Count);
                foreach (var item in list.Items) copy.Add(Apply(item, run));
                return copy;
            default:
                return input;
        }
    }

    private static int Compare(string a, string b)
    {
        var tilde = b.StartsWith('~').CompareTo(a.StartsWith('~'));
        return tilde != 0 ? tilde : string.CompareOrdinal(a, b);
    }
}
