using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>A number: its original text, and its Java type in arithmetic (Integer, Long, BigInteger or Double).</summary>
internal sealed class JoltNumber
{
    // The limit of Jackson's StreamReadConstraints. A longer number can be copied as text.
    private const int MaxLength = 1_000;

    private static readonly JoltNumber[] Small = [.. Enumerable.Range(0, 1_000).Select(OfDigits)];

    private readonly byte[]? source;
    private readonly int start;
    private readonly int length;
    private volatile NumberKind kind;
    private long bits;

    /// <summary>Creates a number from its text.</summary>
    /// <param name="source">The JSON that contains the number. It must not change during the lifetime of the number.</param>
    /// <param name="start">The start of the number's text.</param>
    /// <param name="length">The length of the number's text.</param>
    public JoltNumber(byte[] source, int start, int length) => (this.source, this.start, this.length) = (source, start, length);

    private JoltNumber(NumberKind kind, long bits) => (this.kind, this.bits) = (kind, bits);

    /// <summary>The original text; empty for a calculated number that is not shared.</summary>
    public ReadOnlySpan<byte> Text => source.AsSpan(start, length);

    public NumberKind Kind
    {
        get
        {
            if (kind == NumberKind.Unknown) Classify();
            return kind;
        }
    }

    /// <summary>The result of Java's <c>intValue</c>: the low bits of integers, or a saturated real.</summary>
    public int IntValue => Kind switch
    {
        NumberKind.Double => SaturateInt(Real),
        NumberKind.Big => unchecked((int)(uint)(BigValue & uint.MaxValue)),
        _ => unchecked((int)bits),
    };

    public long LongValue => Kind switch
    {
        NumberKind.Double => SaturateLong(Real),
        NumberKind.Big => unchecked((long)(ulong)(BigValue & ulong.MaxValue)),
        _ => bits,
    };

    public double DoubleValue => Kind switch
    {
        NumberKind.Double => Real,
        NumberKind.Big => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => bits,
    };

    public BigInteger BigValue => Kind switch
    {
        NumberKind.Big => BigInteger.Parse(Encoding.ASCII.GetString(Text), CultureInfo.InvariantCulture),
        _ => bits,
    };

    private double Real => BitConverter.Int64BitsToDouble(bits);

    /// <summary>Returns an integer. Small ones, such as quantities, are shared.</summary>
    public static JoltNumber Int(int value) => (uint)value < (uint)Small.Length ? Small[value] : new JoltNumber(NumberKind.Int, value);

    public static JoltNumber Long(long value) => new(NumberKind.Long, value);

    public static JoltNumber Double(double value) => new(NumberKind.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>The result of Java's <c>toString</c>, which for reals differs from the original text.</summary>
    public string ToJavaText() => Kind switch
    {
        NumberKind.Double => JavaDouble.ToText(Real),
        NumberKind.Big => BigValue.ToString(CultureInfo.InvariantCulture),
        _ => bits.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Writes a calculated number. Values without a JSON number are written as text, as in the reference.</summary>
    /// <param name="target">The buffer, at least 32 bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public int Print(Span<byte> target)
    {
        if (Kind != NumberKind.Double)
        {
            _ = bits.TryFormat(target, out var digits, provider: CultureInfo.InvariantCulture);
            return digits;
        }

        return double.IsFinite(Real) ? JavaDouble.Print(Real, target) : Encoding.ASCII.GetBytes($"\"{JavaDouble.ToText(Real)}\"", target);
    }

    /// <summary>Converts with saturation like Java; NaN becomes zero.</summary>
    public static long SaturateLong(double value) =>
        double.IsNaN(value) ? 0 : value >= 9.2233720368547758E18
            ? long.MaxValue : value <= -9.2233720368547758E18 ? long.MinValue : (long)value;

    private static JoltNumber OfDigits(int value)
    {
        var digits = Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture));
        return new JoltNumber(digits, 0, digits.Length);
    }

    private static int SaturateInt(double value) =>
        double.IsNaN(value) ? 0 : value >= int.MaxValue ? int.MaxValue : value <= int.MinValue ? int.MinValue : (int)value;

    /// <summary>Sets the kind last, because threads share the numbers of a spec.</summary>
    private void Classify()
    {
        var text = Text;
        if (text.Length > MaxLength)
            throw MappingException.Limit($"The mapping uses a number of {text.Length} characters, but at most {MaxLength} are allowed.");
        var found = NumberKind.Big;
        if (ShortDecimal.TryParse(text, out var real))
        {
            bits = BitConverter.DoubleToInt64Bits(real);
            found = NumberKind.Double;
        }
        else if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
        {
            bits = BitConverter.DoubleToInt64Bits(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
            found = NumberKind.Double;
        }
        else if (Utf8Parser.TryParse(text, out long value, out var consumed) && consumed == text.Length)
        {
            bits = value;
            found = value is >= int.MinValue and <= int.MaxValue ? NumberKind.Int : NumberKind.Long;
        }

        kind = found;
    }
}
