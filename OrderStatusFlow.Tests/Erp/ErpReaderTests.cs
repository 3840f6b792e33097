using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

public sealed class ErpReaderTests
{
    static ErpReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_get_carries_parameters_in_its_query()
    {
        await using var erp = await TestErp.StartAsync("[]");
        var definition = Rich(erp);

        (await erp.ReadAsync(definition, Query)).Failure.ShouldBeNull();

        var asked = erp.Asked.Single();
        asked.Method.ShouldBe("GET");
        asked.Target.ShouldBe("/orders/one?fixed=1&language=tr&note=a%20%26%20b&count=3&No=SEP%2042%23%26&since=2025-12-21T12:00:30.000000&open=true&tags=a,b");
        asked.Headers.ContentType.ToString().ShouldBe("application/json");
        asked.Headers["X-Order"].ToString().ShouldBe("order SEP 42#&");
    }

    [Fact]
    public async Task A_post_carries_parameters_in_its_body_with_their_types()
    {
        await using var erp = await TestErp.StartAsync("[]");

        (await erp.ReadAsync(Rich(erp) with { Method = "POST" }, Query)).Failure.ShouldBeNull();

        var asked = erp.Asked.Single();
        asked.Method.ShouldBe("POST");
        asked.Target.ShouldBe("/orders/one?fixed=1");
        asked.Body.ShouldBe("""{"language":"tr","note":"a & b","count":3,"No":"SEP 42#&","since":"2025-12-21T12:00:30.000000","open":true,"tags":["a","b"]}""");
    }

    [Theory]
    // body, itemsPath, items
    [InlineData("[]", null, 0)]
    [InlineData("{}", null, 0)]
    [InlineData("", null, 0)]
    [InlineData(" \r\n", "$.results", 0)]
    [InlineData("null", null, 0)]
    [InlineData("[1,2,3]", null, 3)]
    [InlineData("""{"count":2,"data":[{},{}]}""", null, 2)]
    [InlineData("""{"order":"1"}""", null, 1)]
    [InlineData("""{"a":[1],"b":[2,3]}""", null, 1)]
    [InlineData("""{"a":[1],"b":[2,3]}""", "$.b", 2)]
    [InlineData("""{"a":{"b":{"c":[1,2]}}}""", "$.a.b.c", 2)]
    [InlineData("""{"a":null}""", "$.a", 0)]
    [InlineData("""{"a":{"x":1}}""", "$.a", 1)]
    [InlineData("""{"a.b":{"@odata.list":[1,2]}}""", "$['a.b'].@odata.list", 2)]
    [InlineData("""[{"o":[1,2]},{"o":[3]}]""", "$[*].o[*]", 3)]
    [InlineData("""{"l":[{"t":"x","i":1},{"t":"y","i":2}]}""", "$.l[?(@.t == \"x\")]", 1)]
    public async Task Items_are_counted_at_their_path(string body, string? path, int items)
    {
        await using var erp = await TestErp.StartAsync(body);

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ItemsPath = path });

        page.Failure.ShouldBeNull();
        page.Value!.Items.ShouldBe(items);
        JsonDocument.Parse(page.Value.Json).RootElement.ToString().ShouldBe(string.IsNullOrWhiteSpace(body) || body == "null" ? "[]" : body);
    }

    [Theory]
    // type, charset of the bytes, content type, body, message, retryable
    [InlineData("json", "text/html", "<html><body>Login</body></html>", "web page (HTML) instead of JSON", false)]
    [InlineData("json", "application/json", "<!DOCTYPE html><p>x", "web page (HTML)", false)]
    [InlineData("json", "text/xml", "<orders/>", "XML instead of JSON. Set responseType to xml", false)]
    [InlineData("xml", "text/xml", """{"a":1}""", "JSON instead of XML. Set responseType to json", false)]
    [InlineData("xml", "text/html", "<html></html>", "web page (HTML) instead of XML", false)]
    [InlineData("json", "application/json", """{"results":[{"id":1},{"i""", "it was truncated", true)]
    [InlineData("json", "application/json", """{"results":[{"id":1},""", "it was truncated", true)]
    [InlineData("json", "application/json", """{"results":[} """, "not valid JSON", false)]
    [InlineData("json", "application/json", "[1] [2]", "not valid JSON", false)]
    [InlineData("json", "application/json", """{"data":[]}""", "no value at itemsPath $.results", false)]
    [InlineData("json", "application/json", """{"results":5}""", "single value at itemsPath", false)]
    [InlineData("json", "application/json", "42", "no value at itemsPath", false)]
    [InlineData("xml", "text/xml", "<Fault><why>no</why></Fault>", "no value at itemsPath", false)]
    [InlineData("xml", "text/xml", "<results><a>1</a>", "it was truncated", true)]
    [InlineData("xml", "text/xml", "<results><a></b></results>", "not valid XML", false)]
    [InlineData("xml", "text/xml", "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><results>&e;</results>", "DTD", false)]
    [InlineData("xml", "text/xml", "<?xml version=\"1.0\" encoding=\"klingon\"?><results/>", "encoding", false)]
    public async Task An_answer_that_cannot_be_used_is_explained(string type, string contentType, string body, string message, bool retryable)
    {
        await using var erp = await TestErp.StartAsync(body, contentType);

        var failure = (await erp.ReadAsync(new ErpDefinition
        {
            Url = erp.Url,
            ItemsPath = type == "xml" ? "$.results.order" : "$.results",
            ResponseType = type == "xml" ? ResponseType.Xml : ResponseType.Json
        })).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.answer");
        failure.Message.ShouldContain(message);
        failure.Message.ShouldContain(body[..Math.Min(5, body.Length)]);
        failure.Retryable.ShouldBe(retryable);
    }

    [Theory]
    [InlineData(404, false)]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task A_refused_request_is_reported_with_the_status_and_the_beginning_of_the_response(int status, bool retryable)
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "30";
            return context.Response.WriteAsync($"no \n good {context.Request.Query["key"]} " + new string('x', 1000));
        });
        var definition = new ErpDefinition { Url = erp.Url, ExtraParams = new Dictionary<string, ExtraParam> { ["key"] = new(new Setting(null, "ERP_PASSWORD"), null) } };

        var failure = (await erp.ReadAsync(definition)).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.read");
        failure.Message.ShouldContain($"status {status}. The response began: no good {{ERP_PASSWORD}} xxx");
        failure.Message.Length.ShouldBeLessThan(650);
        failure.Message.ShouldNotContain(TestErp.Password);
        (failure.Retryable, failure.RetryAfter).ShouldBe((retryable, TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_is_read(string encoding)
    {
        await using var erp = await TestErp.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await using Stream packed = encoding == "gzip" ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : new BrotliStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync("""[{"name":"şeker"}]"""u8.ToArray());
        });

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url });

        Encoding.UTF8.GetString(page.Value!.Json.Span).ShouldBe("""[{"name":"şeker"}]""");
    }

    [Theory]
    [InlineData("utf-8", true, "json", "")]
    [InlineData("utf-16", true, "json", "")]
    [InlineData("windows-1254", false, "json", "windows-1254")]
    [InlineData("iso-8859-9", false, "json", "\"ISO-8859-9\"")]
    [InlineData("utf-8", false, "json", "no-such-charset")]
    [InlineData("utf-8", true, "xml", "")]
    [InlineData("utf-16", true, "xml", "")]
    [InlineData("windows-1254", false, "xml", "")]
    [InlineData("iso-8859-9", false, "xml", "iso-8859-9")]
    public async Task Encodings_are_taken_from_mark_header_and_declaration(string encoding, bool mark, string type, string charset)
    {
        var coder = Encoding.GetEncoding(encoding);
        var text = type == "json" ? """{"o":[{"n":"ğışçİ"}]}""" : $"<?xml version=\"1.0\" encoding=\"{(charset.Length > 0 ? "utf-8" : encoding)}\"?><r><o><n>ğışçİ</n></o></r>";
        byte[] body = [.. mark ? coder.GetPreamble() : [], .. coder.GetBytes(text)];
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.ContentType = $"application/{type}" + (charset.Length > 0 ? $"; charset={charset}" : "");
            return context.Response.Body.WriteAsync(body).AsTask();
        });

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ItemsPath = type == "json" ? "$.o" : "$.r.o", ResponseType = type == "xml" ? ResponseType.Xml : ResponseType.Json });

        page.Failure.ShouldBeNull();
        page.Value!.Items.ShouldBe(1);
        JsonDocument.Parse(page.Value.Json).RootElement.ToString().ShouldContain("ğışçİ");
    }

    [Fact]
    public async Task Json_in_another_undeclared_encoding_is_refused()
    {
        await using var erp = await TestErp.StartAsync(context => context.Response.Body.WriteAsync(Encoding.GetEncoding("windows-1254").GetBytes("""["ş"]""")).AsTask());

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Failure!.Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public async Task A_secret_is_cut_out_even_where_the_excerpt_ends_in_it()
    {
        await using var erp = await TestErp.StartAsync(new string('x', 490) + TestErp.Password, status: 400);
        var definition = new ErpDefinition { Url = erp.Url, Headers = new Dictionary<string, Setting> { ["X-Key"] = new(null, "ERP_PASSWORD") } };

        (await erp.ReadAsync(definition)).Failure!.Message.ShouldNotContain(TestErp.Password[..5]);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_can_be_tried_again()
    {
        await using var erp = await TestErp.StartAsync(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("[1,");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var failure = (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable).ShouldBe(("erp.read", true));
    }

    [Fact]
    public async Task A_host_that_does_not_answer_can_be_tried_again()
    {
        await using var erp = await TestErp.StartAsync("[]");
        var url = erp.Url;
        await erp.DisposeAsync();
        await using var other = await TestErp.StartAsync("[]");

        var failure = (await other.ReadAsync(new ErpDefinition { Url = url })).Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable).ShouldBe(("erp.read", true));
        failure.Message.ShouldContain(url);
    }

    [Theory]
    [InlineData("http://x/${order", "url, position")]
    [InlineData("${missing}", "url")]
    public async Task A_url_that_cannot_be_built_is_a_failure(string url, string place)
    {
        await using var erp = await TestErp.StartAsync("[]");

        (await erp.ReadAsync(new ErpDefinition { Url = url })).Failure!.Place.ShouldNotBeNull().ShouldStartWith(place);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_erp_that_stops_in_the_middle_of_its_answer_is_not_waited_for_for_ever(bool begins)
    {
        await using var erp = await TestErp.StartAsync(
            async context =>
            {
                if (begins)
                    await context.Response.WriteAsync("[{\"id\":");
                await context.Response.Body.FlushAsync();
                var gone = new TaskCompletionSource();
                await using var _ = context.RequestAborted.Register(gone.SetResult);
                await gone.Task;
            },
            TimeSpan.FromMilliseconds(400));

        var read = await erp.Reader.ReadAsync(new ErpDefinition { Url = erp.Url }, new ErpQuery(), TestContext.Current.CancellationToken);

        read.Failure.ShouldNotBeNull().Retryable.ShouldBeTrue();
        read.Failure.Message.ShouldContain("in time");
    }

    private static readonly ErpQuery Query = new()
    {
        Parameters = new Dictionary<string, string> { ["number"] = "SEP 42#&", ["modified_date__gt"] = "2025-12-21T12:00:30.000000", ["open"] = "true", ["tags"] = "a,b" },
    };

    private static ErpDefinition Rich(TestErp erp) => new()
    {
        Url = erp.Url + "${number:isEmpty():ifElse('/orders/changed','/orders/one')}?fixed=1",
        Headers = new Dictionary<string, Setting> { ["X-Order"] = "order ${number}" },
        ExtraParams = new Dictionary<string, ExtraParam>
        {
            ["language"] = new("tr", null),
            ["note"] = new("a & b", null),
            ["count"] = new(null, JsonDocument.Parse("3").RootElement),
        },
        Parameters = new Dictionary<string, ParameterDefinition>
        {
            ["number"] = new("No", ParameterType.String),
            ["modified_date__gt"] = new("since", ParameterType.DateTime),
            ["open"] = new("open", ParameterType.Boolean),
            ["tags"] = new("tags", ParameterType.List),
        },
    };
}
