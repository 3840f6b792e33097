using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>A number: the text it was written with, and the Java type that arithmetic sees (Integer, Long, BigInteger or Double).</summary>
internal sealed class JoltNumber
{
    // As Jackson's StreamReadConstraints. A longer one may pass through as it is written.
    private const int MaxLength = 1_000;

    private readonly byte[]? source;
    private readonly int start;
    private readonly int length;
    private volatile NumberKind kind;
    private long bits;

    /// <summary>A number as written.</summary>
    /// <param name="source">Holds JSON text of a number at the place given; must not change while this lives.</param>
    /// <param name="start">Where the text starts.</param>
    /// <param name="length">How long it is.</param>
    public JoltNumber(byte[] source, int start, int length) => (this.source, this.start, this.length) = (source, start, length);

    private JoltNumber(NumberKind kind, long bits) => (this.kind, this.bits) = (kind, bits);

    /// <summary>The text it was written with; empty when it was calculated.</summary>
    public ReadOnlySpan<byte> Text => source.AsSpan(start, length);

    public NumberKind Kind
    {
        get
        {
            if (kind == NumberKind.Unknown) Classify();
            return kind;
        }
    }

    /// <summary>What Java's <c>intValue</c> answers: low bits of integers, saturated reals.</summary>
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

    public static JoltNumber Int(int value) => new(NumberKind.Int, value);

    public static JoltNumber Long(long value) => new(NumberKind.Long, value);

    public static JoltNumber Double(double value) => new(NumberKind.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>The text Java's <c>toString</c> gives, which for reals is not the text they were written with.</summary>
    public string ToJavaText() => Kind switch
    {
        NumberKind.Double => JavaDouble.ToText(Real),
        NumberKind.Big => BigValue.ToString(CultureInfo.InvariantCulture),
        _ => bits.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Prints a calculated number; what JSON has no number for comes as text, as from the reference's printer.</summary>
    /// <param name="target">Has room for at least 32 bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public int Print(Span<byte> target)
    {
        if (Kind != NumberKind.Double)
        {
            _ = bits.TryFormat(target, out var digits, provider: CultureInfo.InvariantCulture);
            return digits;
        }

        return double.IsFinite(Real) ? JavaDouble.Print(Real, target) : Encoding.ASCII.GetBytes($"\"{JavaDouble.ToText(Real)}\"", target);
    }

    /// <summary>Java's saturating conversions; not a number becomes zero.</summary>
    public static long SaturateLong(double value) =>
        double.IsNaN(value) ? 0 : value >= 9.2233720368547758E18 ? long.MaxValue : value <= -9.2233720368547758E18 ? long.MinValue : (long)value;

    private static int SaturateInt(double value) =>
        double.IsNaN(value) ? 0 : value >= int.MaxValue ? int.MaxValue : value <= int.MinValue ? int.MinValue : (int)value;

    /// <summary>The kind is set last: numbers of a spec are shared by threads.</summary>
    private void Classify()
    {
        var text = Text;
        if (text.Length > MaxLength) throw MappingException.Limit($"A number of {text.Length} characters is used in the mapping; {MaxLength} are allowed.");
        var found = NumberKind.Big;
        if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
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
