using System.Globalization;

namespace OrderStatusFlow.Jolt;

/// <summary>Parses integers like Java (<c>Integer.parseInt</c>): an optional sign and decimal digits of any script.</summary>
internal static class JavaInt
{
    private static readonly string[] Small = [.. Enumerable.Range(0, 1024).Select(static n => n.ToString(CultureInfo.InvariantCulture))];

    public static string ToText(int value) =>
        (uint)value < (uint)Small.Length ? Small[value] : value.ToString(CultureInfo.InvariantCulture);

    public static bool TryParse(ReadOnlySpan<char> text, out int value)
    {
        if (TryParseShort(text, out value)) return true;
        var read = TryParse(text, out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = read ? (int)wide : 0;
        return read;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.IsEmpty) return false;
        var negative = text[0] == '-';
        var digits = negative || text[0] == '+' ? text[1..] : text;
        if (digits.IsEmpty) return false;
        Int128 sum = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit < 0) return false;
            sum = (sum * 10) + digit;
            if (sum > (Int128)long.MaxValue + 1) return false;
        }

        if (negative) sum = -sum;
        if (sum > long.MaxValue) return false;
        value = (long)sum;
        return true;
    }

    /// <summary>Parses the common case: up to nine ASCII digits.</summary>
    private static bool TryParseShort(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 9) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
