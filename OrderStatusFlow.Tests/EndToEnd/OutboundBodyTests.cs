using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>What the ERP posts, as bytes: charset, byte order mark, and what can be no order.</summary>
public sealed class OutboundBodyTests(TestHost host)
{
    private const string Order = """[{"order": "Ş1", "orderitem_set": [{"id": 1, "status": "450", "shipping_company": "İĞşü"}]}]""";

    public static TheoryData<string, string?, bool> Readable => new()
    {
        { "utf-8", null, false }, { "utf-8", null, true }, { "utf-8", "utf-8", true }, { "utf-8", "\"UTF-8\"", false }, { "windows-1254", "windows-1254", false },
            { "iso-8859-9", "iso-8859-9", false },
        { "utf-16", "utf-16", false }, { "utf-16", "utf-16", true }, { "utf-16BE", "utf-16", false }, { "utf-16BE", "utf-16", true }, { "utf-16", null, true }, { "utf-16BE", null, true },
            { "utf-8", "utf-16", true },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task A_byte_order_mark_and_a_declared_charset_are_honoured(string encoding, string? charset, bool mark)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("body-charset", omnitron);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoder = Encoding.GetEncoding(encoding);

        var (status, body) = await PostAsync("body-charset", [.. mark ? encoder.GetPreamble() : [], .. encoder.GetBytes(Order)], charset);

        status.ShouldBe(202, body.ToString());
        var rows = await host.RowsAsync(await host.EndOfAsync(body.GetProperty("runId").GetString()!));
        (rows.ShouldHaveSingleItem().GetProperty("order").GetString(), rows[0].GetProperty("outcome").GetString()).ShouldBe(("Ş1", "updated"));
        omnitron.Item(1)!.Fields["shipping_company"].ShouldBe("İĞşü");
    }

    [Theory]
    [InlineData("utf-9", 415, "http.charset", "Content-Type")]
    [InlineData("utf-7", 415, "http.charset", "Content-Type")]
    [InlineData(null, 400, "http.encoding", "byte 12")]
    [InlineData("us-ascii", 400, "http.encoding", "byte 12")]
    public async Task An_unknown_charset_and_bytes_that_do_not_fit_are_refused(string? charset, int expected, string code, string place)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("body-bytes", omnitron);

        var (status, body) = await PostAsync("body-bytes", [.. "[{\"order\": \""u8, 0xFF, .. "\", \"orderitem_set\": [{\"id\": 1}]}]"u8], charset);

        AssertRefused(status, body, expected, code, place);
        omnitron.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"text\"", "http.body", "$")]
    [InlineData("7", "http.body", "$")]
    [InlineData("null", "http.body", "$")]
    [InlineData("true", "http.body", "$")]
    [InlineData("""[{"order": "A", "orderitem_set": [{"id": 1}]}, {"order": "B", "orderitem_set": [{"id": 2}], "orderitem_set": []}]""", "order.shape", "$[1].orderitem_set")]
    [InlineData("""{"order": "A", "order": "B", "orderitem_set": [{"id": 1}]}""", "order.shape", "$.order")]
    [InlineData("""[{"order": "A", "orderitem_set": [{"id": 1, "note": "\ud800"}]}]""", "http.text", "$[0].orderitem_set[0].note")]
    [InlineData("""[{"order": "\udc00", "orderitem_set": [{"id": 1}]}]""", "http.text", "$[0].order")]
    [InlineData("""{"a\ud800": 1}""", "http.text", "$.a\\ud800")]
    public async Task What_can_be_no_order_is_refused_with_its_place(string payload, string code, string place)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("body-shape", omnitron);

        var (status, body) = await PostAsync("body-shape", Encoding.UTF8.GetBytes(payload), null);

        AssertRefused(status, body, 400, code, place);
        omnitron.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_script_may_make_orders_of_a_bare_text_and_a_duplicate_from_a_script_fails_its_row()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        const string Twice = """{\"order\": \"B\", \"orderitem_set\": [{\"id\": 2}], \"orderitem_set\": [{\"id\": 3}]}""";
        await host.PutPlainAsync("body-script", omnitron, $$""", "script": {"source": "outputStream.write('[{\"order\": ' + input_text + ', \"orderitem_set\": [{\"id\": 1, \"status\": \"450\"}]}, {{Twice}}, {\"orderitem_set\": [{\"id\": 4, \"id\": 5}]}]')"}""");

        var rows = await host.RowsAsync(await host.RunAsync("flows/body-script/outbound", "\"A\""));

        rows.Select(row => (row.GetProperty("outcome").GetString(), row.GetProperty("code").GetString())).ShouldBe([("updated", null), ("failed", "order.shape"), ("failed", "order.shape")]);
        rows[1].GetProperty("message").GetString().ShouldBe("The order has 'orderitem_set' twice; send it once.");
        rows[2].GetProperty("message").GetString().ShouldBe("Item 1 of 'orderitem_set' has 'id' twice; send it once.");
    }

    private static void AssertRefused(int status, JsonElement body, int expected, string code, string place)
    {
        (status, body.GetProperty("code").GetString()).ShouldBe((expected, code), body.ToString());
        body.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(place);
    }

    private async Task<(int Status, JsonElement Body)> PostAsync(string flow, byte[] body, string? charset)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(charset is null ? "application/json" : $"application/json; charset={charset}");
        return await host.SendAsync(HttpMethod.Post, $"flows/{flow}/outbound", content);
    }
}
