using System.Globalization;
using System.Numerics;

namespace OrderStatusFlow.Jolt;

/// <summary>The functions of modify for numbers, with Java's types, overflow and saturation.</summary>
internal static class MathFunctions
{
    private static readonly long[] Tens = [.. Enumerable.Range(0, 16).Select(static power => (long)Math.Pow(10, power))];

    /// <summary>
    /// Returns the maximum (sign 1) or minimum (-1). Integers, longs and reals are ranked separately and then compared as integers,
    /// an integer winning a tie over a long and a long over a real (case: modify_max_truncates).
    /// </summary>
    public static Optional Extreme(ReadOnlySpan<object?> list, int sign)
    {
        var small = sign > 0 ? int.MinValue : int.MaxValue;
        var wide = sign > 0 ? long.MinValue : long.MaxValue;
        var real = sign > 0 ? -double.MaxValue : double.MaxValue;
        var found = false;
        foreach (var item in list)
        {
            if (ModifyFunctions.ToNumber(item) is not { Kind: not NumberKind.Big } number) continue;
            found = true;
            switch (number.Kind)
            {
                case NumberKind.Int: small = sign > 0 ? Math.Max(small, number.IntValue) : Math.Min(small, number.IntValue); break;
                case NumberKind.Long: wide = sign > 0 ? Math.Max(wide, number.LongValue) : Math.Min(wide, number.LongValue); break;
                default: real = sign > 0 ? Math.Max(real, number.DoubleValue) : Math.Min(real, number.DoubleValue); break;
            }
        }

        if (!found) return default;
        var whole = JoltNumber.SaturateLong(real);
        if (Wins(small, whole) && Wins(small, wide)) return new Optional(JoltNumber.Int(small));
        return new Optional(Wins(wide, whole) ? JoltNumber.Long(wide) : JoltNumber.Double(real));

        bool Wins(long a, long b) => sign > 0 ? a >= b : a <= b;
    }

    public static Optional Abs(object? value) => ModifyFunctions.ToNumber(value) switch
    {
        { Kind: NumberKind.Int } number =>
            new Optional(JoltNumber.Int(number.IntValue < 0 ? unchecked(-number.IntValue) : number.IntValue)),
        { Kind: NumberKind.Long } number =>
            new Optional(JoltNumber.Long(number.LongValue < 0 ? unchecked(-number.LongValue) : number.LongValue)),
        { Kind: NumberKind.Double } number => new Optional(JoltNumber.Double(Math.Abs(number.DoubleValue))),
        _ => default,
    };

    public static Optional Average(ReadOnlySpan<object?> list)
    {
        double sum = 0;
        var count = 0;
        foreach (var item in list)
        {
            if (ModifyFunctions.ToNumber(item) is not { } number) continue;
            sum += number.DoubleValue;
            count++;
        }

        return count == 0 ? default : new Optional(JoltNumber.Double(sum / count));
    }

    public static Optional IntSum(ReadOnlySpan<object?> list)
    {
        var sum = 0;
        foreach (var item in list) sum = unchecked(sum + (ModifyFunctions.ToNumber(item)?.IntValue ?? 0));
        return new Optional(JoltNumber.Int(sum));
    }

    public static Optional LongSum(ReadOnlySpan<object?> list)
    {
        long sum = 0;
        foreach (var item in list) sum = unchecked(sum + (ModifyFunctions.ToNumber(item)?.LongValue ?? 0));
        return new Optional(JoltNumber.Long(sum));
    }

    public static Optional DoubleSum(ReadOnlySpan<object?> list)
    {
        double sum = 0;
        foreach (var item in list) sum += ModifyFunctions.ToNumber(item)?.DoubleValue ?? 0;
        return new Optional(JoltNumber.Double(sum));
    }

    /// <summary>Both arguments must have the same type; texts are not parsed as numbers (case: modify_subtract_types).</summary>
    public static Optional Subtract(ReadOnlySpan<object?> list, NumberKind kind)
    {
        if (list is not [JoltNumber a, JoltNumber b] || a.Kind != kind || b.Kind != kind) return default;
        return new Optional(kind switch
        {
            NumberKind.Int => JoltNumber.Int(unchecked(a.IntValue - b.IntValue)),
            NumberKind.Long => JoltNumber.Long(unchecked(a.LongValue - b.LongValue)),
            _ => JoltNumber.Double(a.DoubleValue - b.DoubleValue),
        });
    }

    public static Optional Divide(ReadOnlySpan<object?> list) =>
        Quotient(list) is { } value ? new Optional(JoltNumber.Double(value)) : default;

    /// <summary>Rounds the exact quotient, with midpoints away from zero.</summary>
    public static Optional DivideAndRound(JoltNumber digits, ReadOnlySpan<object?> list) =>
        Quotient(list) is { } value && double.IsFinite(value) ? new Optional(JoltNumber.Double(Round(value, digits.IntValue))) : default;

    private static double? Quotient(ReadOnlySpan<object?> list)
    {
        if (list.Length != 2) return null;
        var over = ModifyFunctions.ToNumber(list[0]);
        var under = ModifyFunctions.ToNumber(list[1]);
        return over is null || under is null || under.DoubleValue == 0 ? null : over.DoubleValue / under.DoubleValue;
    }

    private static double Round(double value, int digits)
    {
        // No double has more than 1074 decimals or 309 digits before the point.
        if (digits >= 1074 || value == 0) return value == 0 ? 0 : value;
        if (digits < -310) return 0;
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var exponent = (int)(bits >> 52);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var power = Math.Max(exponent, 1) - 1075;
        if (digits is >= 0 and <= 15 && power is <= 0 and > -125)
        {
            var ten = (ulong)Tens[digits];
            var shifted = ((((UInt128)(ulong)mantissa * ten) << 1) + (UInt128.One << -power)) >> (1 - power);
            // Both are integers that a double represents exactly, so their quotient is rounded once.
            if (shifted < 1UL << 53) return Math.CopySign((double)(ulong)shifted / ten, shifted == 0 ? 1 : value);
        }

        BigInteger over = mantissa;
        var under = BigInteger.One;
        if (power >= 0) over <<= power;
        else under <<= -power;
        if (digits >= 0) over *= BigInteger.Pow(10, digits);
        else under *= BigInteger.Pow(10, -digits);
        var rounded = ((over * 2) + under) / (under * 2);
        if (rounded.IsZero) return 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{rounded}E{-digits}");
        return Math.CopySign(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), value);
    }
}
