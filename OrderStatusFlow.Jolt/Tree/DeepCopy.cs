using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>Copies containers. Texts and numbers are immutable and shared.</summary>
internal static class DeepCopy
{
    public static object? Of(object? value, MappingRun run)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Step();
        switch (value)
        {
            case JoltArray array:
                run.CountValues(array.Count + 2);
                var list = new JoltArray(array.Count);
                foreach (var item in array.Items) list.Add(Of(item, run));
                return list;
            case JoltObject map:
                run.CountValues(map.Count + 4);
                var copy = new JoltObject(map.Count);
                foreach (var entry in map.Entries) copy.Put(entry.Key, Of(entry.Value, run));
                return copy;
            default:
                return value;
        }
    }
}
