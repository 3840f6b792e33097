namespace OrderStatusFlow.Jolt;

/// <summary>Java's <c>equals</c>: 1 does not equal 1.0, objects ignore key order, and the result of <c>sort</c> equals only
/// itself.</summary>
internal sealed class JavaEquality(MappingRun run) : IEqualityComparer<object?>
{
    public new bool Equals(object? x, object? y) => Same(x, y, 0);

    public int GetHashCode(object? obj) => JavaHash.Of(obj, run);

    private bool Same(object? x, object? y, int depth)
    {
        depth = Nesting.Below(depth);
        run.Step();
        if (ReferenceEquals(x, y)) return true;
        return (x, y) switch
        {
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            (bool a, bool b) => a == b,
            (JoltNumber a, JoltNumber b) => Same(a, b),
            (JoltArray { IsList: true } a, JoltArray { IsList: true } b) => Same(a, b, depth),
            (JoltObject a, JoltObject b) => Same(a, b, depth),
            _ => false,
        };
    }

    private static bool Same(JoltNumber a, JoltNumber b) => a.Kind == b.Kind && a.Kind switch
    {
        NumberKind.Double => a.DoubleValue.Equals(b.DoubleValue) && double.IsNegative(a.DoubleValue) == double.IsNegative(b.DoubleValue),
        NumberKind.Big => a.BigValue == b.BigValue,
        _ => a.LongValue == b.LongValue,
    };

    private bool Same(JoltArray a, JoltArray b, int depth)
    {
        if (a.Count != b.Count) return false;
        for (var index = 0; index < a.Count; index++)
        {
            if (!Same(a[index], b[index], depth)) return false;
        }

        return true;
    }

    private bool Same(JoltObject a, JoltObject b, int depth)
    {
        if (a.Count != b.Count) return false;
        foreach (var entry in a.Entries)
        {
            if (!b.TryGet(entry.Key, out var other) || !Same(entry.Value, other, depth)) return false;
        }

        return true;
    }
}
