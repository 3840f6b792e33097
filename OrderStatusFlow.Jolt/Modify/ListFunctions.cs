namespace OrderStatusFlow.Jolt;

/// <summary>The functions of modify for lists and objects.</summary>
internal static class ListFunctions
{
    public static Optional Size(ReadOnlySpan<object?> arguments) => arguments switch
    {
        [] => default,
        [JoltArray { IsList: true } list] => Count(list.Count),
        [string text] => Count(text.Length),
        [JoltObject map] => Count(map.Count),
        [_] => default,
        _ => Count(arguments.Length),
    };

    public static object SquashNulls(object value)
    {
        if (value is JoltArray { IsList: true } list)
        {
            list.RemoveWhere(static (_, item) => item is null);
        }
        else if (value is JoltObject map)
        {
            foreach (var entry in map.Entries.ToArray())
            {
                if (entry.Value is null) map.Remove(entry.Key);
            }
        }

        return value;
    }

    public static object SquashNullsBelow(object value, MappingRun run, int depth = 0)
    {
        depth = Nesting.Below(depth);
        run.Step();
        SquashNulls(value);
        if (value is JoltArray { IsList: true } list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                if (list[index] is { } item) SquashNullsBelow(item, run, depth);
            }
        }
        else if (value is JoltObject map)
        {
            foreach (var entry in map.Entries.ToArray())
            {
                if (entry.Value is { } item) SquashNullsBelow(item, run, depth);
            }
        }

        return value;
    }

    public static object SquashDuplicates(object value, MappingRun run) =>
        value is JoltArray { IsList: true } list
            ? new JoltArray([.. list.Items.ToArray().Distinct(new JavaEquality(run))], ListKind.Growing) : value;

    /// <summary>Sorts elements of one Java type. Mixed types have no order, so the result is nothing.</summary>
    public static Optional Sort(ReadOnlySpan<object?> items)
    {
        var list = items.ToArray();
        if (list.Length < 2) return new Optional(new JoltArray(list, ListKind.Native));
        IEnumerable<object?>? sorted = list[0] switch
        {
            string when list.All(static item => item is string) =>
                list.Order(Comparer<object?>.Create(static (a, b) => string.CompareOrdinal((string)a!, (string)b!))),
            bool when list.All(static item => item is bool) => list.OrderBy(static item => (bool)item!),
            JoltNumber first when list.All(item => item is JoltNumber number && number.Kind == first.Kind) => first.Kind switch
            {
                NumberKind.Double => list.Order(
                    Comparer<object?>.Create(static (a, b) => Compare(((JoltNumber)a!).DoubleValue, ((JoltNumber)b!).DoubleValue))),
                NumberKind.Big => list.OrderBy(static item => ((JoltNumber)item!).BigValue),
                _ => list.OrderBy(static item => ((JoltNumber)item!).LongValue),
            },
            _ => null,
        };
        return sorted is null ? default : new Optional(new JoltArray([.. sorted], ListKind.Native));
    }

    /// <summary>Compares like Java, which sorts -0.0 before 0.0 and NaN last.</summary>
    private static int Compare(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.IsNaN(a).CompareTo(double.IsNaN(b));
        var order = a.CompareTo(b);
        return order != 0 ? order : double.IsNegative(b).CompareTo(double.IsNegative(a));
    }

    private static Optional Count(int count) => new(JoltNumber.Int(count));
}
