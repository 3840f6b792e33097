using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>The functions of modify by name, with the argument forms of the reference.</summary>
internal static class ModifyFunctions
{
    private static readonly Dictionary<string, ModifyFunction> Known = new(StringComparer.Ordinal)
    {
        ["toLower"] = Each(TextFunctions.ToLower),
        ["toUpper"] = Each(TextFunctions.ToUpper),
        ["trim"] = Each(TextFunctions.Trim),
        ["concat"] = OfList(TextFunctions.Concat),
        ["join"] = Led<string>(TextFunctions.Join),
        ["split"] = Split,
        ["substring"] = OfList(TextFunctions.Substring),
        ["leftPad"] = Led<string>(static (text, list) => TextFunctions.Pad(text, list, true)),
        ["rightPad"] = Led<string>(static (text, list) => TextFunctions.Pad(text, list, false)),
        ["min"] = Base(static list => MathFunctions.Extreme(list, -1), Numbers),
        ["max"] = Base(static list => MathFunctions.Extreme(list, 1), Numbers),
        ["abs"] = Each(MathFunctions.Abs),
        ["avg"] = OfList(MathFunctions.Average),
        ["intSum"] = OfList(MathFunctions.IntSum),
        ["doubleSum"] = OfList(MathFunctions.DoubleSum),
        ["longSum"] = OfList(MathFunctions.LongSum),
        ["intSubtract"] = OfList(static list => MathFunctions.Subtract(list, NumberKind.Int)),
        ["doubleSubtract"] = OfList(static list => MathFunctions.Subtract(list, NumberKind.Double)),
        ["longSubtract"] = OfList(static list => MathFunctions.Subtract(list, NumberKind.Long)),
        ["divide"] = OfList(MathFunctions.Divide),
        ["divideAndRound"] = Led<JoltNumber>(MathFunctions.DivideAndRound),
        ["toInteger"] = Each(static value => ToNumber(value) is { } number ? new Optional(JoltNumber.Int(number.IntValue)) : default),
        ["toDouble"] = Each(static value => ToNumber(value) is { } number ? new Optional(JoltNumber.Double(number.DoubleValue)) : default),
        ["toLong"] = Each(static value => ToNumber(value) is { } number ? new Optional(JoltNumber.Long(number.LongValue)) : default),
        ["toBoolean"] = Each(ToBoolean),
        ["toString"] = Each(static value => new Optional(JavaText.Of(value))),
        ["size"] = static (arguments, _) => ListFunctions.Size(arguments),
        ["squashNulls"] = Squash(static (value, _) => ListFunctions.SquashNulls(value)),
        ["recursivelySquashNulls"] = Squash(static (value, run) => ListFunctions.SquashNullsBelow(value, run)),
        ["squashDuplicates"] = Squash(ListFunctions.SquashDuplicates),
        ["noop"] = static (_, _) => default,
        ["isPresent"] = static (arguments, _) => arguments.Length == 0 ? default : new Optional(arguments[0]),
        ["notNull"] = static (arguments, _) => arguments.Length == 0 || arguments[0] is null ? default : new Optional(arguments[0]),
        ["isNull"] = static (arguments, _) => arguments.Length == 0 || arguments[0] is not null ? default : new Optional(null),
        ["firstElement"] = OfList(static list => new Optional(list[0])),
        ["lastElement"] = OfList(static list => new Optional(list[^1])),
        ["elementAt"] = Led<JoltNumber>(static (index, list) => index.IntValue < list.Length && index.IntValue >= 0
            ? new Optional(list[index.IntValue]) : default),
        ["toList"] = ToList,
        ["sort"] = Base(ListFunctions.Sort, static value => new Optional(value)),
    };

    /// <summary>The names of all functions.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    public static ModifyFunction? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>Returns a number, or a text parsed as a number; null if it is neither.</summary>
    public static JoltNumber? ToNumber(object? value)
    {
        if (value is JoltNumber number) return number;
        if (value is not string text) return null;
        if (JavaInt.TryParse(text, out int small)) return JoltNumber.Int(small);
        if (JavaInt.TryParse(text, out long wide)) return JoltNumber.Long(wide);
        return JavaDouble.TryParse(text, out var real) ? JoltNumber.Double(real) : null;
    }

    private static Optional Numbers(object? value) => value is JoltNumber ? new Optional(value) : default;

    private static Optional ToBoolean(object? value) => value switch
    {
        bool => new Optional(value),
        string text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => new Optional(Booleans.True),
        string text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => new Optional(Booleans.False),
        _ => default,
    };

    private delegate Optional ListFunction(ReadOnlySpan<object?> list);

    private delegate Optional LedFunction<T>(T lead, ReadOnlySpan<object?> list);

    /// <summary>Treats an array argument or several arguments as a list, and any other argument as a single value.</summary>
    private static ModifyFunction Base(ListFunction list, Func<object?, Optional> single) => (arguments, _) => arguments switch
    {
        [] or [null] or [JoltArray { Count: 0 }] => default,
        [JoltArray array] => list(array.Items),
        [var value] => single(value),
        _ => list(arguments),
    };

    private static ModifyFunction OfList(ListFunction list) => Base(list, static _ => default);

    private static ModifyFunction Each(Func<object?, Optional> single) => Base(list => new Optional(Each(list, single)), single);

    private static JoltArray Each(ReadOnlySpan<object?> list, Func<object?, Optional> single)
    {
        var made = new JoltArray(list.Length);
        foreach (var value in list) made.Add(single(value) is { Present: true } result ? result.Value : value);
        return made;
    }

    /// <summary>Splits the arguments into the first one and the rest, which may be the elements of a single array.</summary>
    private static ModifyFunction Led<T>(LedFunction<T> list) where T : class => (arguments, _) =>
        Lead<T>(ref arguments) is not { } lead ? default
        : arguments.Length > 2 ? list(lead, arguments[1..])
        : arguments[1] is JoltArray { IsList: true } array ? list(lead, array.Items)
        : default;

    private static T? Lead<T>(ref ReadOnlySpan<object?> arguments) where T : class
    {
        if (arguments is [JoltArray { IsList: true } array]) arguments = array.Items;
        // Where the reference requires an Integer, it rejects Long and Double (case: modify_element_at_wants_an_integer).
        return arguments.Length >= 2 && arguments[0] is T lead && lead is not JoltNumber { Kind: not NumberKind.Int } ? lead : null;
    }

    private static Optional Split(ReadOnlySpan<object?> arguments, MappingRun run)
    {
        if (Lead<string>(ref arguments) is not { } separator) return default;
        // Each text can take the maximum time of its regular expression.
        run.Look();
        if (arguments is [_, not JoltArray { IsList: true }]) return TextFunctions.Split(separator, arguments[1]);
        var list = arguments.Length == 2 ? ((JoltArray)arguments[1]!).Items : arguments[1..];
        return new Optional(Each(list, value =>
        {
            run.Look();
            return TextFunctions.Split(separator, value);
        }));
    }

    private static Optional ToList(ReadOnlySpan<object?> arguments, MappingRun run) => arguments switch
    {
        [] or [null] or [JoltArray { Count: 0 }] => default,
        [JoltArray { IsList: true } array] => new Optional(array),
        [JoltArray native] => new Optional(new JoltArray(native.Items.ToArray(), ListKind.Fixed)),
        _ => new Optional(new JoltArray([.. arguments], ListKind.Fixed)),
    };

    private static ModifyFunction Squash(Func<object, MappingRun, object> squash) => (arguments, run) => arguments switch
    {
        [] or [null] or [JoltArray { Count: 0 }] => default,
        [JoltArray { IsList: false } native] => new Optional(squash(new JoltArray(native.Items.ToArray(), ListKind.Fixed), run)),
        [var value] => new Optional(squash(value!, run)),
        _ => new Optional(squash(new JoltArray([.. arguments], ListKind.Fixed), run)),
    };
}
