using System.Buffers.Text;

namespace OrderStatusFlow.Java;

/// <summary>Parses and prints doubles of a few decimals, such as prices, faster than the general methods and with the same result.</summary>
/// <remarks>A double has 15 significant decimal digits, so different decimals of at most 15 digits are different doubles. Such digits and
/// their power of ten are exact doubles, so that their quotient is the nearest double.</remarks>
internal static class ShortDecimal
{
    private const int MaxDigits = 15;
    private const int PrintedDecimals = 4;
    private static readonly double[] Tens = [.. Enumerable.Range(0, MaxDigits + 1).Select(static power => Math.Pow(10, power))];

    /// <summary>Parses an optional minus sign and digits with a decimal point.</summary>
    /// <param name="text">The ASCII text of a number.</param>
    /// <param name="value">The number; 0 if it has another form.</param>
    /// <returns>False if the number has more than 15 digits, no decimal point or an exponent.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var isNegative = text is [(byte)'-', ..];
        if (isNegative) text = text[1..];
        if (text.Length is < 3 or > MaxDigits + 1) return false;
        long digits = 0;
        var point = -1;
        for (var index = 0; index < text.Length; index++)
        {
            var digit = text[index] - '0';
            if ((uint)digit <= 9) digits = (digits * 10) + digit;
            else if (text[index] == '.' && point < 0) point = index;
            else return false;
        }

        if (point <= 0 || point == text.Length - 1) return false;
        value = digits / Tens[text.Length - 1 - point];
        if (isNegative) value = -value;
        return true;
    }

    /// <summary>Prints a number as Java's <c>Double.toString</c> does.</summary>
    /// <param name="value">The number.</param>
    /// <param name="target">The buffer, at least 32 bytes.</param>
    /// <returns>The number of ASCII bytes written; 0 if the number has more than four decimals, or if Java prints an exponent.</returns>
    public static int TryPrint(double value, Span<byte> target)
    {
        var magnitude = Math.Abs(value);
        if (magnitude is not (>= 1e-3 and < 1e7)) return 0;
        var scaled = Math.Round(magnitude * Tens[PrintedDecimals]);
        if (scaled / Tens[PrintedDecimals] != magnitude) return 0;
        var length = 0;
        if (value < 0) target[length++] = (byte)'-';
        var (whole, decimals) = Math.DivRem((long)scaled, (long)Tens[PrintedDecimals]);
        _ = Utf8Formatter.TryFormat(whole, target[length..], out var count);
        length += count;
        target[length++] = (byte)'.';
        var unit = (long)Tens[PrintedDecimals - 1];
        do
        {
            target[length++] = (byte)('0' + (decimals / unit));
            decimals %= unit;
            unit /= 10;
        }
        while (decimals > 0);
        return length;
    }
}
