using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Logs.Errors;

public sealed class ErrorFingerprintTests
{
    private static readonly FlowName Flow = FlowName.Parse("orders");

    /// <summary>Two messages of one cause.</summary>
    [Theory]
    [InlineData("Omnitron returned 400: status: Order item 17 cannot be 450", "Omnitron returned 400: status: Order item 9 cannot be 500")]
    [InlineData("Omnitron returned 404: Order ORD-0001 not found.", "Omnitron returned 404: Order WEB/77 not found.")]
    [InlineData("Omnitron returned 400: carrier: \"Yurtiçi Kargo\" is not a valid choice.", "Omnitron returned 400: carrier: \"MNG\" is not a valid choice.")]
    [InlineData("carrier: 'Aras' is unknown", "carrier: 'PTT Kargo' is unknown")]
    [InlineData("carrier: “Aras” or «x» is unknown", "carrier: “PTT Kargo” or «yz» is unknown")]
    [InlineData("id 5f0c2a4e-8a1b-4c57-9f0e-2b1f8f6f3a11 is gone", "id 00000000-0000-0000-0000-000000000001 is gone")]
    [InlineData("Not before 2026-03-29T12:00:00+03:00.", "Not before 29.03.2026 09:15.")]
    [InlineData("Items 1, 2 and 3 are unknown", "Items 7 are unknown")]
    [InlineData("Siparişler 1, 2 ve 3 yok", "Siparişler 44 yok")]
    [InlineData("Mail to ayse@example.com bounced", "Mail to can.b@example.org bounced")]
    [InlineData(
        """Omnitron returned 400: orderitem_set: {} {} {"status":["Cannot be 450."]}""", """Omnitron returned 400: orderitem_set: {"status":["Cannot be 500."]} {}""")]
    [InlineData(
        """Omnitron returned 400: orderitem_set: {"0":{"status":["Cannot be 450."]}}""",
        """Omnitron returned 400: orderitem_set: {"0":{},"12":{"status":["Cannot be 450.","Cannot be 7."]}}""")]
    [InlineData("orderitem_set.0.status: bad", "orderitem_set.12.status: bad")]
    [InlineData("orderitem_set[0].status: bad", "orderitem_set[12].status: bad")]
    [InlineData("Invalid item 1. Invalid item 2. Invalid item 3.", "Invalid item 4. Invalid item 5.")]
    [InlineData("erp.example responded to page 3 with status 503. Gave up after 4 attempts.", "erp.example responded to page 71 with status 503. Gave up after 2 attempts.")]
    [InlineData(
        "Row 7 (order A) stopped on an unexpected error. See run orders.20260329T120000123.a1b2c3d4e5.",
        "Row 12 (order A) stopped on an unexpected error. See run orders.20270101T000000000.slot.")]
    public void One_cause_has_one_fingerprint(string first, string second) => Of(first).ShouldBe(Of(second));

    /// <summary>Two messages of two causes.</summary>
    [Theory]
    [InlineData("Omnitron returned 400: status: wrong", "Omnitron returned 400: carrier: wrong")]
    [InlineData("Omnitron returned 400", "Omnitron returned 401")]
    [InlineData("erp.example responded to page 3 with status 503", "erp.example responded to page 3 with status 404")]
    [InlineData("""orderitem_set: {"status":["wrong"]}""", """orderitem_set: {"carrier":["wrong"]}""")]
    [InlineData("""orderitem_set: {"status":["wrong 1"]}""", """orderitem_set: {"status":["missing 1"]}""")]
    [InlineData("orderitem_set.0.status: bad", "orderitem_set.0.carrier: bad")]
    [InlineData("The order has 'orderitem_set' twice", "The order has 'tracking_number' twice")]
    [InlineData("Doesn't exist, can't update", "Doesn't exist, can't delete")]
    [InlineData("""{"status": "a", "truncat""", """{"carrier": "a", "truncat""")]
    public void Two_causes_have_two(string first, string second) => Of(first).ShouldNotBe(Of(second));

    [Fact]
    public void An_order_number_in_words_is_masked() =>
        ErrorFingerprint.Of(Flow, "write", "c", "Order SUMMER is unknown", "SUMMER").ShouldBe(ErrorFingerprint.Of(Flow, "write", "c", "Order WINTER is unknown", "WINTER"));

    [Fact]
    public void Flow_step_and_code_belong_to_it() => new[]
    {
        Of("m"),
        ErrorFingerprint.Of(FlowName.Parse("stock"), "write", "c", "m"),
        ErrorFingerprint.Of(Flow, "login", "c", "m"),
        ErrorFingerprint.Of(Flow, "write", "d", "m"),
        ErrorFingerprint.Of(Flow, "write", null, null),
    }.ShouldBeUnique();

    [Fact]
    public void It_is_the_same_in_each_release()
    {
        Of("Omnitron returned 400: status: Order item status cannot be 450").ShouldBe("30f6e0aadf71e225");
        ErrorFingerprint.IsValid(Of("x")).ShouldBeTrue();
        ErrorFingerprint.IsValid("../../x").ShouldBeFalse();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"")]
    [InlineData("\"a")]
    [InlineData("'a ")]
    [InlineData("a.1,")]
    [InlineData("1 ")]
    [InlineData("\ud800")]
    public void Hostile_text_has_a_fingerprint(string part) =>
        ErrorFingerprint.IsValid(Of(string.Concat(Enumerable.Repeat(part, 2_000 / part.Length)))).ShouldBeTrue();

    private static string Of(string message) => ErrorFingerprint.Of(Flow, "write", "c", message);
}
