using System.Globalization;
using System.Numerics;

namespace OrderStatusFlow.Expressions;

/// <summary>A condition of a filter, for the current value <c>@</c>.</summary>
internal abstract class PathFilter
{
    public abstract bool Accepts(object? current, object? root, PathSteps steps);
}

/// <summary><c>a &amp;&amp; b</c> or <c>a || b</c>.</summary>
internal sealed class LogicFilter(PathFilter left, PathFilter right, bool both) : PathFilter
{
    public override bool Accepts(object? current, object? root, PathSteps steps) => both
        ? left.Accepts(current, root, steps) && right.Accepts(current, root, steps)
        : left.Accepts(current, root, steps) || right.Accepts(current, root, steps);
}

/// <summary><c>!a</c>.</summary>
internal sealed class NotFilter(PathFilter inner) : PathFilter
{
    public override bool Accepts(object? current, object? root, PathSteps steps) => !inner.Accepts(current, root, steps);
}

/// <summary>A value alone: true if it exists, or if it is the literal true.</summary>
internal sealed class ExistsFilter(FilterOperand operand) : PathFilter
{
    public override bool Accepts(object? current, object? root, PathSteps steps) =>
        operand.TryGet(current, root, steps, out var value)
            && (operand.Path is null ? value is true : !operand.IsIndefinite || value is List<object?> { Count: > 0 });
}

/// <summary>A comparison of two values.</summary>
internal sealed class CompareFilter(FilterOperand left, string operation, FilterOperand right) : PathFilter
{
    public override bool Accepts(object? current, object? root, PathSteps steps)
    {
        var hasLeft = left.TryGet(current, root, steps, out var a);
        var hasRight = right.TryGet(current, root, steps, out var b);
        switch (operation)
        {
            case "==" or "===":
                return Same(hasLeft, a, hasRight, b) && (operation == "==" || Kind(a) == Kind(b));
            case "!=" or "!==":
                return !Same(hasLeft, a, hasRight, b) || (operation == "!==" && Kind(a) != Kind(b));
            case "=~" when right.Regex is { } regex:
                return a is List<object?> texts ? texts.Exists(text => Matches(regex, text)) : Matches(regex, a);
            case "nin" when b is List<object?> list:
                return !(hasLeft && Has(list, a, steps));
        }
        if (!hasLeft || !hasRight)
            return false;
        return operation switch
        {
            "<" => Compare(a, b) < 0,
            "<=" => Compare(a, b) <= 0,
            ">" => Compare(a, b) > 0,
            ">=" => Compare(a, b) >= 0,
            "in" => b is List<object?> list && Has(list, a, steps),
            "contains" => a is string text ? b is string part && text.Contains(part, StringComparison.Ordinal)
                : a is List<object?> items && Has(items, b, steps),
            "all" => a is List<object?> items && b is List<object?> wanted && wanted.TrueForAll(item => Has(items, item, steps)),
            "subsetof" => a is List<object?> items && b is List<object?> all && items.TrueForAll(item => Has(all, item, steps)),
            "anyof" => a is List<object?> items && b is List<object?> any && items.Exists(item => Has(any, item, steps)),
            "noneof" => a is List<object?> items && b is List<object?> none && !items.Exists(item => Has(none, item, steps)),
            "size" => b is long size && Size(a) == size,
            "empty" => b is bool empty && Size(a) is { } count && empty == (count == 0),
            "type" => b is string type && type == Kind(a),
            _ => false,
        };
    }

    // A value that is missing, null, an object or a list is matched as the empty text.
    private static bool Matches(ExpressionRegex regex, object? value) =>
        regex.Matches(value is string or long or double or bool ? JsonTree.Text(value) : "");

    private static int? Size(object? value) => value switch
    {
        List<object?> list => list.Count,
        string text => text.Length,
        OrderedDictionary<string, object?> map => map.Count,
        _ => null,
    };

    private static bool Has(List<object?> list, object? value, PathSteps steps) => list.Exists(item =>
    {
        steps.Count();
        return Same(true, item, true, value);
    });

    private static bool Same(bool hasLeft, object? left, bool hasRight, object? right)
    {
        if (!hasLeft || !hasRight)
            return hasLeft == hasRight;
        // A number equals a text with that number.
        if (IsNumber(left) && right is string)
            return Number(right) is not null && Compare(left, Number(right)) == 0;
        if (left is string text && IsNumber(right))
            return text == JsonTree.Text(right);
        return (left, right) switch
        {
            (null, null) => true,
            (bool a, bool b) => a == b,
            (string a, string b) => a == b,
            _ when IsNumber(left) && IsNumber(right) => Compare(left, right) == 0,
            (List<object?> a, List<object?> b) => a.Count == b.Count && a.Zip(b).All(static pair => Same(true, pair.First, true, pair.Second)),
            (OrderedDictionary<string, object?> a, OrderedDictionary<string, object?> b) => a.Count == b.Count
                && a.All(member => b.TryGetValue(member.Key, out var other) && Same(true, member.Value, true, other)),
            _ => false,
        };
    }

    /// <summary>Compares two numbers or two texts; null for other values, which meet no comparison.</summary>
    private static int? Compare(object? left, object? right) => (left, right) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (long a, long b) => a.CompareTo(b),
        (long or BigInteger, long or BigInteger) => Big(left!).CompareTo(Big(right!)),
        _ when IsNumber(left) && IsNumber(right) => Double(left!).CompareTo(Double(right!)),
        _ => null,
    };

    private static object? Number(object? value) => value is string text
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null : value;

    private static bool IsNumber(object? value) => value is long or double or BigInteger;

    private static BigInteger Big(object value) => value is BigInteger big ? big : (long)value;

    private static double Double(object value) => value switch { BigInteger big => (double)big, long integer => integer, _ => (double)value };

    private static string Kind(object? value) => value switch
    {
        null => "null",
        bool => "boolean",
        string => "string",
        List<object?> or OrderedDictionary<string, object?> => "json",
        _ => "number",
    };
}
