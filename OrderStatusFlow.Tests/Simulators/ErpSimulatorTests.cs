using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;

namespace OrderStatusFlow.Tests.Simulators;

public sealed class ErpSimulatorTests
{
    [Theory]
    [InlineData("/orders?limit=7", "next")]
    [InlineData("/orders?limit=7&page=1", "next")]
    [InlineData("/orders?limit=7&after=1", "next")]
    [InlineData("/orders?limit=7&style=token", "nextToken")]
    [InlineData("/odata/Orders?$top=7", "@odata.nextLink")]
    public async Task Following_every_next_reads_each_order_once(string path, string next)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        var ids = new List<long>();
        for (var url = path; url is not null;)
        {
            JsonElement page = JsonElement.Parse(await http.GetStringAsync(url));
            JsonElement orders = page.TryGetProperty("results", out JsonElement results) ? results : page.GetProperty("value");
            ids.AddRange(orders.EnumerateArray().Select(o => o.GetProperty("id").GetInt64()));
            url = page.TryGetProperty(next, out JsonElement link) ? link.GetString() : null;
            if (next == "nextToken" && url is not null) url = $"{path}&token={Uri.EscapeDataString(url)}";
        }

        ids.ShouldBe(erp.Orders.Select(o => o.Id).Skip(path.Contains("after", StringComparison.Ordinal) ? 1 : 0));
    }

    [Fact]
    public async Task The_next_page_may_be_in_a_link_header()
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);

        HttpResponseMessage answer = await http.GetAsync("/orders?style=link&limit=5");

        answer.Headers.GetValues("Link").ShouldHaveSingleItem().ShouldBe($"<{erp.Url}orders?style=link&limit=5&offset=5>; rel=\"next\"");
    }

    [Theory]
    [InlineData("""{"number":"ORD0000003"}""", "application/json", 1)]
    [InlineData("number=ORD0000003", "application/x-www-form-urlencoded", 1)]
    [InlineData("""{"modified_date__gt":"2026-01-05T09:00:18.000018"}""", "application/json", 2)]
    [InlineData("""{"status":"KARGODA","limit":2}""", "application/json", 2)]
    [InlineData("""{"Parameters":[1,{"Name":"number","Value":"ORD0000003"}]}""", "application/json", 1)]
    [InlineData("""{"page":2147483647}""", "application/json", 0)]
    public async Task A_post_asks_in_its_body(string body, string type, int found)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);

        HttpResponseMessage answer = await http.PostAsync("/orders", new StringContent(body, Encoding.UTF8, type));

        JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("results").GetArrayLength().ShouldBe(found);
        erp.Requests.ShouldHaveSingleItem().Body.ShouldBe(body);
    }

    [Theory]
    [InlineData("/orders?limit=0")]
    [InlineData("/orders?offset=-1")]
    [InlineData("/orders?token=abc")]
    [InlineData("/orders?after=999")]
    [InlineData("/orders?modified_date__gt=yesterday")]
    [InlineData("/orders.xml?encoding=klingon")]
    public async Task A_parameter_without_sense_is_a_400(string path)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);

        (await http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-9")]
    public async Task Xml_holds_the_same_orders_in_any_encoding(string encoding)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);

        XElement orders = XDocument.Load(await http.GetStreamAsync($"/orders.xml?encoding={encoding}")).Root!;

        orders.Elements("order").Select(o => o.Element("note")?.Value).ShouldBe(erp.Orders.Select(o => o.Note));
        orders.Elements("order").Select(o => o.Element("customer")!.Value).ShouldBe(erp.Orders.Select(o => o.Customer));
    }

    [Fact]
    public async Task Soap_answers_an_envelope_and_a_fault()
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        const string ask = """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><GetOrders><limit>3</limit></GetOrders></e:Body></e:Envelope>""";

        var answer = await http.PostAsync("/soap/orders", new StringContent(ask, Encoding.UTF8, "text/xml"));
        var fault = await http.PostAsync("/soap/orders", new StringContent(ask.Replace("3", "x", StringComparison.Ordinal), Encoding.UTF8, "text/xml"));

        XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("order").Count().ShouldBe(3);
        fault.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await fault.Content.ReadAsStringAsync()).ShouldContain("soap:Fault");
    }

    [Fact]
    public async Task A_repeated_page_and_a_changed_order_show_in_the_answers()
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        erp.SetModified("ORD0000001", new DateTime(2026, 2, 1), "IPTAL").ShouldBeTrue();
        erp.Faults.Add(new FaultRule { Path = "/orders", Match = "offset=10", RepeatPage = true });

        var first = JsonElement.Parse(await http.GetStringAsync("/orders?limit=10")).GetProperty("results").ToString();
        var second = JsonElement.Parse(await http.GetStringAsync("/orders?limit=10&offset=10")).GetProperty("results").ToString();

        second.ShouldBe(first);
        erp.Orders[^1].Number.ShouldBe("ORD0000001");
    }

    [Fact]
    public async Task Answers_are_compressed_for_clients_that_take_it()
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new() { Compress = true });
        using HttpClient http = TestHttp.For(erp.Url, decompress: true);

        JsonElement.Parse(await http.GetStringAsync("/orders")).GetProperty("count").GetInt32().ShouldBe(20);
        erp.Requests.ShouldHaveSingleItem().Headers["Accept-Encoding"].ShouldContain("br");
    }
}
