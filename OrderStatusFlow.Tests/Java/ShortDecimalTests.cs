using System.Globalization;
using System.Text;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Tests.Java;

public sealed class ShortDecimalTests
{
    [Theory]
    [InlineData("0.1")]
    [InlineData("-0.0")]
    [InlineData("19.99")]
    [InlineData("00.50")]
    [InlineData("-123456789012.345")]
    [InlineData("0.00000000000001")]
    public void A_short_decimal_is_parsed_as_by_the_framework(string text)
    {
        ShortDecimal.TryParse(Encoding.ASCII.GetBytes(text), out var value).ShouldBeTrue();
        BitConverter.DoubleToInt64Bits(value).ShouldBe(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("-.")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("1.5e3")]
    [InlineData("+1.5")]
    [InlineData("1234567890123.456")]
    public void Other_texts_are_left_to_the_framework(string text) =>
        ShortDecimal.TryParse(Encoding.ASCII.GetBytes(text), out _).ShouldBeFalse();

    [Theory]
    [InlineData(0.001, "0.001")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(12, "12.0")]
    [InlineData(1234567.0625, "1234567.0625")]
    [InlineData(9999999.9999, "9999999.9999")]
    [InlineData(0.00101, "")]
    [InlineData(0.0009, "")]
    [InlineData(10000000, "")]
    [InlineData(0, "")]
    [InlineData(double.NaN, "")]
    [InlineData(double.NegativeInfinity, "")]
    public void At_most_four_decimals_are_printed(double value, string expected) => Printed(value).ShouldBe(expected);

    [Fact]
    public void Random_decimals_are_parsed_as_by_the_framework_and_printed_as_by_Java()
    {
        var random = new Random(11);
        for (var count = 0; count < 20_000; count++)
        {
            var decimals = random.Next(1, 7);
            var text = (random.NextInt64(100_000_000_000) / (decimal)Math.Pow(10, decimals)).ToString("F" + decimals, CultureInfo.InvariantCulture);
            var value = double.Parse(text, CultureInfo.InvariantCulture);
            ShortDecimal.TryParse(Encoding.ASCII.GetBytes(text), out var parsed).ShouldBeTrue(text);
            parsed.ShouldBe(value, text);
            if (Printed(value) is { Length: > 0 } printed)
                printed.ShouldBe(JavaDouble.ToText(value));
        }
    }

    private static string Printed(double value)
    {
        var target = new byte[32];
        return Encoding.ASCII.GetString(target, 0, ShortDecimal.TryPrint(value, target));
    }
}
