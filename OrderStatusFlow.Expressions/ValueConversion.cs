using System.Globalization;
using System.Text.RegularExpressions;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Expressions;

/// <summary>Converts values between kinds, as in the guide's section on type coercion and with Java's number formats.</summary>
internal static partial class ValueConversion
{
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        long integer => integer.ToString(CultureInfo.InvariantCulture),
        double real => JavaDouble.ToText(real),
        DateTimeOffset date => JavaDatePattern.Default.Format(date, TimeZoneInfo.Utc),
        _ => throw new InvalidOperationException($"A value of type {value.GetType().Name} is not supported in an expression."),
    };

    public static bool? ToBoolean(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        _ => ToText(value)!.Trim().Equals("true", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Converts a value to a long or a double; null if it is not a number.</summary>
    public static object? ToNumber(object? value) => value switch
    {
        long or double => value,
        DateTimeOffset date => date.ToUnixTimeMilliseconds(),
        string text => ParseNumber(text.Trim()),
        _ => null,
    };

    public static long? ToWhole(object? value) => ToNumber(value) switch
    {
        long integer => integer,
        // Java's narrowing: NaN is 0, and values out of range saturate.
        double real => double.IsNaN(real) ? 0 : real >= long.MaxValue ? long.MaxValue : real <= long.MinValue ? long.MinValue : (long)real,
        _ => null,
    };

    public static double? ToReal(object? value) => ToNumber(value) switch
    {
        long integer => integer,
        double real => real,
        _ => null,
    };

    public static DateTimeOffset? ToDate(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case DateTimeOffset date:
                return date;
            case string text when text.Trim() is var trimmed && (trimmed.Length > ExpressionLimits.MaxNumber || !Digits().IsMatch(trimmed)):
                text = trimmed;
                var pattern = text.Length > 19 ? JavaDatePattern.SlashedWithMillis : JavaDatePattern.Slashed;
                if (pattern.TryParse(text, TimeZoneInfo.Utc, out var slashed))
                    return slashed;
                if (JavaDatePattern.Default.TryParse(text, TimeZoneInfo.Utc, out var printed))
                    return printed;
                throw new FunctionException($"cannot take '{Cut(text)}' for a date; use toDate with its pattern first");
        }
        try
        {
            return ToWhole(value) is { } millis ? DateTimeOffset.FromUnixTimeMilliseconds(millis) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FunctionException($"cannot take {Cut(ToText(value)!)} for a date; it is outside the years 1 to 9999");
        }
    }

    public static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private static object? ParseNumber(string text)
    {
        if (text.Length > ExpressionLimits.MaxNumber)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer;
        if (Hexadecimal().Match(text) is { Success: true } hex
            && long.TryParse(hex.Groups["digits"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out integer))
            return text[0] == '-' ? -integer : integer;
        return Decimal().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            ? real : null;
    }

    [GeneratedRegex(@"\A-?\d+\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A-?0[xX](?<digits>[0-9a-fA-F]{1,16})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Decimal();
}
