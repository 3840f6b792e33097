using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

public sealed class ErpReaderTests
{
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
}
