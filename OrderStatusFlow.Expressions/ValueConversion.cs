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
        JavaDate date => SimpleDatePattern.Printed.Format(date, TimeZoneInfo.Utc),
        JavaInstant instant => instant.ToString(),
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
        JavaDate date => date.Milliseconds,
        JavaInstant instant => instant.Milliseconds,
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

    public static JavaDate? ToDate(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case JavaDate date:
                return date;
            case JavaInstant instant:
                return JavaDate.Of(instant.Milliseconds);
            case string text when text.Trim() is var trimmed && (trimmed.Length > ExpressionLimits.MaxNumber || !Digits().IsMatch(trimmed)):
                text = trimmed;
                var pattern = text.Length > 19 ? SimpleDatePattern.SlashedWithMillis : SimpleDatePattern.Slashed;
                if (SlashedDate().IsMatch(text) && pattern.TryParse(text, TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch, out var slashed))
                    return slashed;
                if (SimpleDatePattern.Default.TryParse(text, TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch, out var printed))
                    return printed;
                throw new FunctionException($"cannot take '{Cut(text)}' for a date; use toDate with its pattern first");
        }
        return ToWhole(value) is { } millis ? JavaDate.Of(millis) : null;
    }

    /// <summary>Converts to an instant; null for null.</summary>
    /// <exception cref="FunctionException">A text is neither a number nor a date of ISO 8601 with an offset or of RFC 1123, or the year is not one from 1
    /// to 9999.</exception>
    public static JavaInstant? ToInstant(object? value)
    {
        if (value is JavaInstant instant)
            return instant;
        if (value is string text && !Digits().IsMatch(text.Trim()))
        {
            var (ticks, fraction) = (text.Trim(), FractionOfSecond().Match(text));
            var nanos = fraction.Success ? int.Parse(fraction.Groups[1].Value.PadRight(9, '0')[..9], CultureInfo.InvariantCulture) : 0;
            if (IsoDate().IsMatch(ticks) && DateTimeOffset.TryParse(ticks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
                return JavaInstant.Of(iso) with { Nanos = nanos };
            if (InstantPattern.Rfc1123.TryParse(ticks, TimeZoneInfo.Utc, out var rfc))
                return rfc;
        }
        return ToDate(value) is not { } date ? null : JavaInstant.Of(date.InRange
            ?? throw new FunctionException($"cannot take {Cut(ToText(value)!)} for an instant; it is outside the years 1 to 9999"));
    }

    public static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "...";

    // The forms that NiFi takes for numbers.
    private static object? ParseNumber(string text)
    {
        if (text.Length > ExpressionLimits.MaxNumber)
            return null;
        if (Whole().Match(text) is { Success: true } whole)
        {
            var hexadecimal = whole.Groups["hex"].Success;
            var digits = whole.Groups[hexadecimal ? "hex" : "digits"].ValueSpan;
            if (Int128.TryParse(digits, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                && size >= 0 && (text[0] == '-' ? -size >= long.MinValue : size <= long.MaxValue))
                return (long)(text[0] == '-' ? -size : size);
            throw new FunctionException($"cannot use the number '{Cut(text)}', which does not fit in 64 bits");
        }
        if (text.AsSpan().TrimStart("+-") is "Infinity" or "NaN")
            return text.EndsWith('N') ? double.NaN : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        if (HexadecimalReal().Match(text) is { Success: true } hex)
            return HexReal(text, hex);
        return Decimal().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            ? real : null;
    }

    private static double HexReal(string text, Match hex)
    {
        var value = 0.0;
        foreach (var digit in hex.Groups["whole"].Value + hex.Groups["part"].Value)
            value = (value * 16) + Convert.ToInt32(digit.ToString(), 16);
        var exponent = hex.Groups["exponent"].Success ? int.Parse(hex.Groups["exponent"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return Math.ScaleB(value, exponent - (4 * hex.Groups["part"].Length)) * (text[0] == '-' ? -1 : 1);
    }

    [GeneratedRegex(@"\A-?\d+\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[+-]?(?:(?<digits>[0-9]+)|0[xX](?<hex>[0-9a-fA-F]+))\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[+-]?(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A[+-]?0[xX](?:(?<whole>[0-9a-fA-F]+)(?:\.(?<part>[0-9a-fA-F]*))?[pP](?<exponent>[+-]?[0-9]{1,6})|\.(?<part>[0-9a-fA-F]+)[pP](?<exponent>[+-]?[0-9]{1,6}))\z",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HexadecimalReal();

    [GeneratedRegex(@"\A\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d{3})?\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, 1000)]
    private static partial Regex SlashedDate();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"\.([0-9]{1,9})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FractionOfSecond();
}
