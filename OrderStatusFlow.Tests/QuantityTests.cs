namespace OrderStatusFlow.Tests;

public class QuantityTests
{
    [Theory]
    [InlineData(0, "0 retries")]
    [InlineData(1, "1 retry")]
    [InlineData(1234, "1234 retries")]
    public void The_noun_has_the_number_of_the_count(int count, string text) => Quantity.Of(count, "retry", "retries").ShouldBe(text);

    [Fact]
    public void Without_a_plural_an_s_is_added() => (Quantity.Of(1, "page"), Quantity.Of(2, "page")).ShouldBe(("1 page", "2 pages"));
}
