using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary><c>toRadix(base, width)</c> and <c>fromRadix(base)</c>: integers in a base from 2 to 36.</summary>
internal static class Radix
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static object? To(Call call)
    {
        if (ValueConversion.ToWhole(call.Subject) is not { } number)
            return null;
        if (ValueConversion.ToWhole(call.Value(0)) is not { } wanted)
            return null;
        // Java writes a number in base 10 if it does not know the base.
        var radix = (int)wanted is >= 2 and <= 36 and var known ? known : 10;
        var (text, rest) = (new StringBuilder(), Int128.Abs(number));
        do
        {
            text.Insert(0, Digits[(int)(rest % radix)]);
            rest /= radix;
        }
        while (rest > 0);
        if (number < 0)
            text.Insert(0, '-');
        // As in NiFi, zeros are added before the sign.
        return call.Has(1) && ValueConversion.ToWhole(call.Value(1)) is { } width and <= 1000
            ? text.ToString().PadLeft(Math.Max(0, (int)width), '0') : text.ToString();
    }

    public static object? From(Call call)
    {
        if (call.SubjectText is not { } text || ValueConversion.ToWhole(call.Value(0)) is not { } wanted)
            return null;
        var (radix, negative, number) = (Base(wanted), text.StartsWith('-'), (Int128)0);
        var digits = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        foreach (var c in digits)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            number = digit >= 0 && digit < radix && number <= long.MaxValue ? (number * radix) + digit : throw Wrong();
        }
        number = negative ? -number : number;
        return digits.Length > 0 && number >= long.MinValue && number <= long.MaxValue ? (long)number : throw Wrong();

        FunctionException Wrong() => new($"cannot read '{ValueConversion.Cut(text)}' as a number in base {radix}");
    }

    private static int Base(long wanted) => wanted is >= 2 and <= 36
        ? (int)wanted : throw new FunctionException("requires a base from 2 to 36");
}
