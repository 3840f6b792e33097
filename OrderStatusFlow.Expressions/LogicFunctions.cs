using System.Text.Json;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Boolean Logic".</summary>
internal static class LogicFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Test("isNull", 0, call => call.Subject is null),
        Test("notNull", 0, call => call.Subject is not null),
        Test("isEmpty", 0, call => IsBlank(call.SubjectText)),
        Test("equals", 1, call => call.Subject is { } left && call.Value(0) is { } right && Same(left, right)),
        Test("equalsIgnoreCase", 1, call => call.SubjectText is { } left && call.Text(0) is { } right
            && JavaCase.EqualsIgnoreCase(left, right)),
        Test("in", 1, call => call.SubjectText is { } text
            && Enumerable.Range(0, call.Arguments.Count).Any(i => call.Text(i) == text)) with { MaxArguments = int.MaxValue },
        Compare("gt", (a, b) => a > b, (a, b) => a > b),
        Compare("ge", (a, b) => a >= b, (a, b) => a >= b),
        Compare("lt", (a, b) => a < b, (a, b) => a < b),
        Compare("le", (a, b) => a <= b, (a, b) => a <= b),
        Join("and", decisive: false),
        Join("or", decisive: true),
        Test("not", 0, call => ValueConversion.ToBoolean(call.Subject) != true),
        Test("isJson", 0, call => call.SubjectText?.Trim() is ['{', .., '}'] or ['[', .., ']'] && IsJson(call.SubjectText)),
        ExpressionFunction.Of("ifElse", 2, call => call.Text(ValueConversion.ToBoolean(call.Subject) == true ? 0 : 1)),
    ];

    public static bool IsBlank(string? text) => text is null || TextFunctions.JavaTrim(text).Length == 0;

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ExpressionFunction Test(string name, int arguments, Func<Call, bool> body) =>
        ExpressionFunction.Of(name, arguments, call => body(call)) with { Result = ValueKind.Boolean };

    // Unless the subject decides, the result is the argument: of a null subject too, and null for a null argument.
    private static ExpressionFunction Join(string name, bool decisive) => ExpressionFunction.Of(name, 1, call =>
        ValueConversion.ToBoolean(call.Subject) == decisive ? decisive : ValueConversion.ToBoolean(call.Value(0))) with
    { Result = ValueKind.Boolean };

    // Not CompareTo, in which NaN is less than every number.
    private static ExpressionFunction Compare(string name, Func<long, long, bool> whole, Func<double, double, bool> real) => Test(name, 1, call =>
        ValueConversion.ToNumber(call.Subject) is { } left && ValueConversion.ToNumber(call.Value(0)) is { } right
        && (left is long a && right is long b ? whole(a, b) : real(ValueConversion.ToReal(left)!.Value, ValueConversion.ToReal(right)!.Value))) with
    { Subject = ValueKind.Number };

    // Values of different kinds are compared as text. The text of a date is its milliseconds.
    private static bool Same(object left, object right) =>
        left.GetType() == right.GetType() ? left.Equals(right) : Plain(left) == Plain(right);

    private static string? Plain(object value) =>
        ValueConversion.ToText(value is JavaDate date ? date.Milliseconds : value);
}
