using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>A number: the text it was written with, and the Java type that arithmetic sees (Integer, Long, BigInteger or Double).</summary>
internal sealed class JoltNumber
{
    private readonly ReadOnlyMemory<byte> text;
    private NumberKind kind;
    private long integer;
    private double real;

    /// <param name="text">JSON text of a number; must not change while this lives.</param>
    public JoltNumber(ReadOnlyMemory<byte> text) => this.text = text;

    private JoltNumber(NumberKind kind, long integer, double real, string text)
    {
        (this.kind, this.integer, this.real) = (kind, integer, real);
        this.text = Encoding.ASCII.GetBytes(text);
    }

    public ReadOnlySpan<byte> Text => text.Span;

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
        NumberKind.Double => SaturateInt(real),
        NumberKind.Big => unchecked((int)(uint)(BigValue & uint.MaxValue)),
        _ => unchecked((int)integer),
    };

    public long LongValue => Kind switch
    {
        NumberKind.Double => SaturateLong(real),
        NumberKind.Big => unchecked((long)(ulong)(BigValue & ulong.MaxValue)),
        _ => integer,
    };

    public double DoubleValue => Kind switch
    {
        NumberKind.Double => real,
        NumberKind.Big => double.Parse(text.Span, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => integer,
    };

    public BigInteger BigValue => Kind switch
    {
        NumberKind.Big => BigInteger.Parse(Encoding.ASCII.GetString(text.Span), CultureInfo.InvariantCulture),
        _ => integer,
    };

    public static JoltNumber Int(int value) => new(NumberKind.Int, value, 0, value.ToString(CultureInfo.InvariantCulture));

    public static JoltNumber Long(long value) => new(NumberKind.Long, value, 0, value.ToString(CultureInfo.InvariantCulture));

    public static JoltNumber Double(double value) => new(NumberKind.Double, 0, value, JavaDouble.ToText(value));

    /// <summary>The text Java's <c>toString</c> gives, which for reals is not the text they were written with.</summary>
    public string ToJavaText() => Kind switch
    {
        NumberKind.Double => JavaDouble.ToText(real),
        NumberKind.Big => BigValue.ToString(CultureInfo.InvariantCulture),
        _ => integer.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Java's saturating conversions; not a number becomes zero.</summary>
    public static long SaturateLong(double value) =>
        double.IsNaN(value) ? 0 : value >= 9.2233720368547758E18 ? long.MaxValue : value <= -9.2233720368547758E18 ? long.MinValue : (long)value;

    private static int SaturateInt(double value) =>
        double.IsNaN(value) ? 0 : value >= int.MaxValue ? int.MaxValue : value <= int.MinValue ? int.MinValue : (int)value;

    private void Classify()
    {
        var span = text.Span;
        if (span.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
        {
            real = double.Parse(span, NumberStyles.Float, CultureInfo.InvariantCulture);
            kind = NumberKind.Double;
        }
        else if (Utf8Parser.TryParse(span, out long value, out var consumed) && consumed == span.Length)
        {
            integer = value;
            kind = value is >= int.MinValue and <= int.MaxValue ? NumberKind.Int : NumberKind.Long;
        }
        else
        {
            kind = NumberKind.Big;
        }
    }
}
