using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Responses in any encoding, whatever their header and declaration say.</summary>
public sealed class EncodingTests
{
    private const string Name = "İĞŞığşü Çö";

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", null, null, null)]
    [InlineData("utf-8", "utf-8", null, null)]
    [InlineData("utf-8", "utf8", null, null)]
    [InlineData("utf-8", "iso-8859-1", null, null)]
    [InlineData("utf-8", "windows-1254", null, null)]
    [InlineData("windows-1254", "windows-1254", null, null)]
    [InlineData("windows-1254", "cp1254", null, null)]
    [InlineData("iso-8859-9", "ISO-8859-9", null, null)]
    [InlineData("iso-8859-9", "latin5", null, null)]
    [InlineData("iso-8859-9", "iso8859_9", null, null)]
    [InlineData("windows-1254", "utf-8", null, "windows-1254")]
    [InlineData("windows-1254", null, null, "cp1254")]
    [InlineData("iso-8859-9", "application-default", null, "iso-8859-9")]
    [InlineData("utf-16", "utf-16", null, null)]
    [InlineData("utf-16", null, null, null)]
    [InlineData("utf-16BE", null, null, null)]
    [InlineData("bom utf-8", "windows-1254", null, "windows-1254")]
    [InlineData("bom utf-16", "utf-8", null, null)]
    [InlineData("bom utf-32", null, null, null)]
    [InlineData("utf-8", null, "utf-8", null)]
    [InlineData("windows-1254", null, "windows-1254", null)]
    [InlineData("windows-1254", "utf-8", "windows-1254", null)]
    [InlineData("iso-8859-9", "windows-1254", "utf-8", null)]
    [InlineData("utf-8", "iso-8859-9", "utf-8", null)]
    [InlineData("utf-8", "iso-8859-9", "iso-8859-9", null)]
    [InlineData("windows-1254", "utf-8", "utf-8", "windows-1254")]
    [InlineData("utf-16", null, "utf-16", null)]
    [InlineData("bom utf-8", "windows-1254", "iso-8859-9", null)]
    public async Task Every_letter_arrives(string encoding, string? header, string? declared, string? forced)
    {
        var isXml = declared is not null;
        var text = isXml ? $"""<?xml version="1.0" encoding="{declared}"?><orders><order><name>{Name}</name></order></orders>""" : $$$"""{"orders":{"order":[{"name":"{{{Name}}}"}]}}""";
        await using var erp = await StartAsync(Bytes(encoding, text), isXml, header);

        var page = await erp.ReadAsync(Definition(erp, isXml, forced));

        page.Failure.ShouldBeNull();
        Encoding.UTF8.GetString(page.Value!.Json.Span).ShouldContain(Name);
        page.Value.Items.ShouldBe(1);
    }

    [Theory]
    [InlineData("windows-1254", null, null, null, "UTF-8", "Set erp.encoding")]
    [InlineData("windows-1254", "utf-8", null, null, "UTF-8", "really uses")]
    [InlineData("windows-1254", "utf-8", "utf-8", null, "UTF-8", "really uses")]
    [InlineData("windows-1254", null, "utf-8", null, "UTF-8", "really uses")]
    [InlineData("windows-1254", null, null, "us-ascii", "US-ASCII", "The flow sets")]
    [InlineData("windows-1254", null, null, "utf-8", "UTF-8", "The flow sets")]
    [InlineData("0x9E", "windows-1254", null, null, "WINDOWS-1254", "byte 29")]
    [InlineData("0x9E", null, null, "iso-8859-9", "WINDOWS-1254", "byte 29")]
    [InlineData("windows-1254", null, "x-none", null, "'x-none'", "unknown")]
    public async Task Text_that_its_encoding_cannot_explain_is_an_error(string encoding, string? header, string? declared, string? forced, string named, string advice)
    {
        var isXml = declared is not null;
        var text = isXml ? $"""<?xml version="1.0" encoding="{declared}"?><orders><order><name>{Name}</name></order></orders>""" : $$$"""{"orders":{"order":[{"name":"{{{Name}}}"}]}}""";
        var bytes = encoding == "0x9E" ? [.. "{\"orders\":{\"order\":[{\"name\":\""u8, 0x9E, .. "\"}]}}"u8] : Bytes(encoding, text);
        await using var erp = await StartAsync(bytes, isXml, header);

        var failure = (await erp.ReadAsync(Definition(erp, isXml, forced))).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.answer");
        failure.Message.ShouldContain(named);
        $"{failure.Message} {failure.Place}".ShouldContain(advice);
    }

    [Theory]
    [InlineData("$.d", """{"d":"[{\"id\":1},{\"id\":2}]"}""", 2)]
    [InlineData("$", "\"[{\\\"id\\\":1}]\"", 1)]
    [InlineData("$.d", """{"d":[{"id":1}]}""", 1)]
    [InlineData("$.d", """{"d":""}""", 0)]
    [InlineData("$.d", """{"d":null}""", 0)]
    [InlineData("$.d", """{"d":" \ufeff[] "}""", 0)]
    [InlineData("$.d", """{"d":"<orders><order><id>1</id></order><order><id>2</id></order></orders>"}""", 2, "$.orders.order")]
    [InlineData("$.a,$.b", """{"a":"{\"b\":\"[{\\\"id\\\":1}]\"}"}""", 1)]
    public async Task A_document_inside_a_text_is_unwrapped(string paths, string body, int items, string? itemsPath = null)
    {
        await using var erp = await TestErp.StartAsync(body);

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url, Unwrap = paths.Split(','), ItemsPath = itemsPath });

        page.Failure.ShouldBeNull();
        page.Value!.Items.ShouldBe(items);
    }

    [Fact]
    public async Task JSON_inside_a_SOAP_element_is_unwrapped_and_its_values_page_and_fail()
    {
        var page = 0;
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.ContentType = "text/xml; charset=utf-8";
            var json = ++page < 3
                ? JsonSerializer.Serialize(new { results = new[] { new { id = page, name = Name } }, next = $"t{page}" })
                : """{"success":false,"message":"Oturum kapandı"}""";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response,
                $"""<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><RunResponse xmlns="urn:x"><RunResult>{System.Security.SecurityElement.Escape(json)}</RunResult></RunResponse></s:Body></s:Envelope>""");
        });
        var definition = new ErpDefinition
        {
            Url = erp.Url,
            ResponseType = ResponseType.Xml,
            Unwrap = ["$.Envelope.Body.RunResponse.RunResult"],
            ItemsPath = "$.results",
            Pagination = new PaginationDefinition { Type = PaginationType.Next, Path = "$.next", Key = "token" },
        };

        var (pages, failure, _) = await erp.ReadAllAsync(definition);

        pages.Count.ShouldBe(2);
        Encoding.UTF8.GetString(pages[1].Json.Span).ShouldStartWith("""{"results":[{"id":2""");
        failure!.Message.ShouldContain("Oturum kapandı");
    }

    [Theory]
    [InlineData("""{"d":"[{\"id\":1},"}""", "The text at $.d, which erp.unwrap names: The ERP's response ends in the middle")]
    [InlineData("""{"e":"[]"}""", "no value at $.d")]
    public async Task What_cannot_be_unwrapped_is_an_error(string body, string words)
    {
        await using var erp = await TestErp.StartAsync(body);

        var failure = (await erp.ReadAsync(new ErpDefinition { Url = erp.Url, Unwrap = ["$.d"] })).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.answer");
        failure.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("{id: 1, 'name': 'İ',}", "utf-8", 1)]
    [InlineData("a;b\n1;Ş", "windows-1254", 1)]
    [InlineData("  \r\n", "utf-8", 0)]
    public async Task Raw_text_is_handed_on_as_it_is(string body, string encoding, int items)
    {
        await using var erp = await StartAsync(Bytes(encoding, body), false, encoding);

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ResponseType = ResponseType.Text });

        page.Failure.ShouldBeNull();
        page.Value!.Items.ShouldBe(items);
        if (items > 0)
            Encoding.UTF8.GetString(page.Value.Json.Span).ShouldBe(body);
    }

    [Fact]
    public async Task Raw_text_is_read_page_by_page_until_a_page_is_blank()
    {
        var asked = 0;
        await using var erp = await TestErp.StartAsync(context =>
            Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, ++asked < 4 ? $"line {asked}" : ""));
        var definition = new ErpDefinition { Url = erp.Url, ResponseType = ResponseType.Text, Pagination = new PaginationDefinition { Type = PaginationType.Offset, Limit = 50 } };

        var (pages, failure, _) = await erp.ReadAllAsync(definition);

        failure.ShouldBeNull();
        pages.Sum(page => page.Items).ShouldBe(3);
        erp.Asked.Last().Target.ShouldContain("offset=150");
    }

    [Theory]
    [InlineData("\"encoding\": \"windows-9999\"", "$.erp.encoding")]
    [InlineData("\"unwrap\": [\"$.a\", \"b\"]", "$.erp.unwrap")]
    [InlineData("\"unwrap\": {}", "$.erp.unwrap")]
    [InlineData("\"responseType\": \"text\"", "$.script")]
    [InlineData("\"responseType\": \"text\", \"itemsPath\": \"$.a\", \"unwrap\": \"$.b\", \"modifiedPath\": \"$.c\", \"pagination\": {\"type\": \"next\", \"path\": \"$.n\"}", "$.erp.itemsPath",
        "$.erp.unwrap", "$.erp.modifiedPath", "$.erp.pagination", "$.script")]
    public void Every_error_is_reported_with_its_path(string erp, params string[] paths)
    {
        var json = $$$"""{"direction": "inbound", "omnitron": {"domainUrl": "https://s.example", "username": "u", "password": "p"}, "erp": {"url": "https://e/", {{{erp}}} } }""";

        FlowReader.Read(JsonElement.Parse(json)).Errors.Select(error => error.Place).ShouldBe(paths, ignoreOrder: true);
    }

    private static byte[] Bytes(string encoding, string text) => encoding.StartsWith("bom ", StringComparison.Ordinal)
        ? [.. Encoding.GetEncoding(encoding[4..]).GetPreamble(), .. Encoding.GetEncoding(encoding[4..]).GetBytes(text)]
        : Encoding.GetEncoding(encoding).GetBytes(text);

    private static Task<TestErp> StartAsync(byte[] body, bool isXml, string? charset) => TestErp.StartAsync(context =>
    {
        context.Response.ContentType = (isXml ? "application/xml" : "application/json") + (charset is null ? "" : $"; charset={charset}");
        return context.Response.Body.WriteAsync(body).AsTask();
    });

    private static ErpDefinition Definition(TestErp erp, bool isXml, string? forced) =>
        new() { Url = erp.Url, ItemsPath = "$.orders.order", Encoding = forced, ResponseType = isXml ? ResponseType.Xml : ResponseType.Json };
}
