using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Writes floats as Python's <c>repr</c> does.</summary>
internal static class PythonFloat
{
    /// <summary>Returns the shortest text that is read as the same number. It has an exponent below 1e-4 and from 1e16.</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        var (sign, digits, exponent) = Parts(value);
        var text = new StringBuilder(sign);
        if (exponent is < -4 or >= 16)
        {
            text.Append(digits[0]);
            if (digits.Length > 1)
                text.Append('.').Append(digits, 1, digits.Length - 1);
            return text.Append(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}").ToString();
        }

        if (exponent < 0)
            return text.Append("0.").Append('0', -exponent - 1).Append(digits).ToString();
        if (digits.Length <= exponent + 1)
            return text.Append(digits).Append('0', exponent + 1 - digits.Length).Append(".0").ToString();
        return text.Append(digits, 0, exponent + 1).Append('.').Append(digits, exponent + 1, digits.Length - exponent - 1).ToString();
    }

    /// <summary>Returns the significant digits, and the exponent of the first one.</summary>
    private static (string Sign, string Digits, int Exponent) Parts(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = text[sign.Length..(mark < 0 ? text.Length : mark)];
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        if (digits.Length == 0)
            return (sign, "0", 0);
        return (sign, digits.TrimEnd('0'), exponent + (point < 0 ? mantissa.Length : point) - 1 - (all.Length - digits.Length));
    }
}
