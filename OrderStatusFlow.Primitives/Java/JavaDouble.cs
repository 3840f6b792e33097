using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Java;

/// <summary>Java's text of doubles (<c>Double.toString</c>, <c>Double.parseDouble</c>; java.lang.Double of Java SE 19).</summary>
internal static class JavaDouble
{
    /// <summary>The characters that <c>String.trim</c> removes: those up to the space character.</summary>
    public static readonly string TrimChars = new([.. Enumerable.Range(0, 33).Select(static n => (char)n)]);

    public static string ToText(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
        if (value == 0) return double.IsNegative(value) ? "-0.0" : "0.0";
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var negative = value < 0;
        var (digits, exponent) = Digits(shortest);
        if (digits.Length == 1)
        {
            // Java extends one digit to two, and then chooses the digits nearest to the value (case: modify_smallest_real).
            var nearest = value.ToString("E1", CultureInfo.InvariantCulture);
            if (double.Parse(nearest, CultureInfo.InvariantCulture).Equals(value)) (digits, exponent) = Digits(nearest);
        }

        string body;
        if (exponent is >= -3 and < 7)
        {
            if (exponent < 0) body = "0." + new string('0', -exponent - 1) + digits;
            else if (digits.Length <= exponent + 1) body = digits + new string('0', exponent + 1 - digits.Length) + ".0";
            else body = digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
        }
        else
        {
            body = digits[..1] + "." + (digits.Length > 1 ? digits[1..] : "0") + "E" + exponent.ToString(CultureInfo.InvariantCulture);
        }

        return negative ? "-" + body : body;
    }

    /// <summary>Writes the text as ASCII bytes.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="target">The buffer, at least 32 bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Print(double value, Span<byte> target)
    {
        if (ShortDecimal.TryPrint(value, target) is > 0 and var length) return length;
        // Within these bounds both platforms write the same digits without an exponent, Java always with a decimal.
        if (Math.Abs(value) is not (>= 1e-3 and < 1e7)) return Encoding.ASCII.GetBytes(ToText(value), target);
        _ = value.TryFormat(target, out var count, "R", CultureInfo.InvariantCulture);
        if (target[..count].Contains((byte)'.')) return count;
        ".0"u8.CopyTo(target[count..]);
        return count + 2;
    }

    /// <summary>Parses like Java, which trims and accepts <c>NaN</c>, <c>Infinity</c> and the suffixes f and d. Hexadecimal is not
    /// supported.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        var span = text.AsSpan().Trim(TrimChars);
        if (span.IsEmpty) return false;
        var unsigned = span[0] is '+' or '-' ? span[1..] : span;
        if (unsigned.SequenceEqual("NaN") || unsigned.SequenceEqual("Infinity"))
        {
            value = unsigned[0] == 'N' ? double.NaN : span[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (span[^1] is 'f' or 'F' or 'd' or 'D') span = span[..^1];
        foreach (var c in span)
        {
            if (!char.IsAsciiDigit(c) && c is not ('+' or '-' or '.' or 'e' or 'E')) return false;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(span, Style, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Returns the significant digits and the decimal exponent of the first one.</summary>
    private static (string Digits, int Exponent) Digits(string text)
    {
        var mantissa = text.AsSpan();
        if (mantissa[0] == '-') mantissa = mantissa[1..];
        var exponent = 0;
        var e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var digits = point < 0 ? mantissa.ToString() : string.Concat(whole, mantissa[(point + 1)..]);
        var leading = digits.Length - digits.TrimStart('0').Length;
        exponent += whole.Length - 1 - leading;
        digits = digits[leading..].TrimEnd('0');
        return (digits, exponent);
    }
}
