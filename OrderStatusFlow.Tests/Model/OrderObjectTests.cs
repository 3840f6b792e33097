using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Model;

public sealed class OrderObjectTests
{
    [Theory]
    [InlineData("""{"order": "A1", "orderitem_set": [{"id": 1, "status": "450", "weird": 1.10}]}""", false, "A1", """{"orderitem_set":[{"id": 1, "status": "450", "weird": 1.10}]}""")]
    [InlineData("""{"order": 12345678901234567890, "orderitem_set": [{"id": 1}]}""", true, "12345678901234567890", """{"order": 12345678901234567890, "orderitem_set": [{"id": 1}]}""")]
    [InlineData("""{"orderitem_set": [{"id": "1"}], "note": "🎁"}""", false, null, """{"orderitem_set": [{"id": "1"}], "note": "🎁"}""")]
    public void A_usable_order_gives_its_number_and_its_body(string json, bool sendNumber, string? number, string body)
    {
        var order = OrderObject.Read(Encoding.UTF8.GetBytes(json), sendNumber).Value.ShouldNotBeNull();

        order.Number.ShouldBe(number);
        Strip(Encoding.UTF8.GetString(order.Body.Span)).ShouldBe(Strip(body));
    }

    [Theory]
    [InlineData("5", "not an order object")]
    [InlineData("null", "not an order object")]
    [InlineData("{}", "orderitem_set")]
    [InlineData("""{"orderitem_set": []}""", "orderitem_set")]
    [InlineData("""{"orderitem_set": {"id": 1}}""", "orderitem_set")]
    [InlineData("""{"orderitem_set": [{"id": 1}, {"status": "450"}]}""", "Item 2")]
    [InlineData("""{"orderitem_set": [{"id": null}]}""", "Item 1")]
    [InlineData("""{"orderitem_set": [7]}""", "Item 1")]
    [InlineData("""{"orderitem_set": [""", "not JSON")]
    public void What_is_no_order_is_refused_with_the_reason(string json, string reason) =>
        OrderObject.Read(Encoding.UTF8.GetBytes(json), false).Failure.ShouldNotBeNull().Message.ShouldContain(reason);

    private static string Strip(string json) => json.Replace(" ", "", StringComparison.Ordinal);
}
