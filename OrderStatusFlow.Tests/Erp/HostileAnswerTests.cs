using System.IO.Compression;
using System.Text;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Answers that are meant to hurt, or that nobody would think of: each is a page or a failure that a person understands, never an exception.</summary>
public sealed class HostileAnswerTests
{
    private static readonly PaginationDefinition ByUrl = new() { Type = PaginationType.Next, Path = "$.next" };

    [Theory]
    [InlineData("""{"next":"\ud800","results":[{"id":1}]}""", "not valid Unicode")]
    [InlineData("""{"results":[{"id":1,"modified_date":"\udc00"}],"next":null}""", null)]
    [InlineData("""{"\ud800":1,"results":[{"id":1}]}""", null)]
    [InlineData("""{"res\ud800":1,"results":[{"id":1}]}""", null)]
    public async Task Text_that_is_no_unicode_is_explained_where_it_matters(string body, string? message)
    {
        await using var erp = await TestErp.StartAsync(body);

        var page = await erp.ReadAsync(Paged(erp));

        if (message is null)
            page.Value.ShouldNotBeNull().Items.ShouldBe(1);
        else
            page.Failure.ShouldNotBeNull().Message.ShouldContain(message);
    }

    [Fact]
    public async Task Json_nested_without_end_is_refused()
    {
        await using var erp = await TestErp.StartAsync(new string('[', 100_000) + new string(']', 100_000));

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Failure.ShouldNotBeNull().Message.ShouldContain("nested more than 64 levels deep");
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("no-such")]
    public async Task An_unsupported_charset_is_ignored(string charset)
    {
        await using var erp = await TestErp.StartAsync("""{"results":[{"id":1}]}""", $"application/json; charset={charset}");

        (await erp.ReadAsync(Paged(erp))).Value.ShouldNotBeNull().Items.ShouldBe(1);
    }

    [Fact]
    public async Task Xml_in_an_unsupported_encoding_is_refused_with_the_reason()
    {
        await using var erp = await TestErp.StartAsync("<?xml version=\"1.0\" encoding=\"utf-7\"?><orders/>", "text/xml");

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ResponseType = ResponseType.Xml })).Failure.ShouldNotBeNull().Message.ShouldContain("encoding");
    }

    [Fact]
    public async Task An_element_with_attributes_without_number_is_refused()
    {
        var attributes = string.Concat(Enumerable.Range(1, 300_000).Select(n => $" a{n}=\"\""));
        await using var erp = await TestErp.StartAsync($"<orders{attributes}/>", "text/xml");

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ResponseType = ResponseType.Xml })).Failure.ShouldNotBeNull().Message.ShouldContain("attributes");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_small_answer_that_unpacks_to_a_huge_one_is_refused(string encoding)
    {
        await using var erp = await TestErp.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await using Stream packed = encoding == "gzip" ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : new BrotliStream(context.Response.Body, CompressionLevel.Fastest);
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var megabyte = 0; megabyte < 80; megabyte++)
                await packed.WriteAsync(spaces, context.RequestAborted);
        });

        (await erp.ReadAsync(Paged(erp))).Failure.ShouldNotBeNull().Message.ShouldContain("larger than 64 MB");
    }

    [Theory]
    [InlineData("text/html", """{"results":[{"id":1}]}""")]
    [InlineData("text/plain", """ {"results":[{"id":1}]}""")]
    [InlineData("application/octet-stream", """{"results":[{"id":1}]}""")]
    public async Task Json_that_is_called_something_else_is_read(string type, string body)
    {
        await using var erp = await TestErp.StartAsync(body, type);

        (await erp.ReadAsync(Paged(erp))).Value.ShouldNotBeNull().Items.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://other.example/login?session=pa55-w0rd-of-the-erp", "https://other.example/login")]
    [InlineData("/elsewhere", "/elsewhere")]
    public async Task A_redirect_is_not_followed_and_its_target_is_reported(string location, string shown)
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });
        var definition = Paged(erp) with { Headers = new Dictionary<string, Setting> { ["X-Key"] = new(null, "ERP_PASSWORD") } };

        var failure = (await erp.ReadAsync(definition)).Failure.ShouldNotBeNull();

        erp.Asked.Count.ShouldBe(1);
        failure.Message.ShouldContain("status 302");
        failure.Message.ShouldContain($"redirects to {(shown[0] == '/' ? erp.Url : "")}{shown}");
        failure.Message.ShouldNotContain(TestErp.Password);
    }

    [Fact]
    public async Task A_user_and_password_in_a_secret_url_are_never_shown()
    {
        await using var erp = await TestErp.StartAsync("no", status: 500);
        var url = erp.Url.Replace("http://", $"http://flow:{TestErp.Password}@", StringComparison.Ordinal);

        var failure = (await erp.ReadAsync(new ErpDefinition { Url = url })).Failure.ShouldNotBeNull();

        failure.Message.ShouldContain(new Uri(erp.Url).Authority);
        failure.Message.ShouldNotContain(TestErp.Password);
        failure.Message.ShouldNotContain("flow:");
    }

    [Fact]
    public async Task A_token_too_long_for_a_url_is_refused_before_it_fills_histories()
    {
        await using var erp = await TestErp.StartAsync($$"""{"results":[{"id":1}],"next":"{{new string('t', 100_000)}}"}""");

        var failure = (await erp.ReadAsync(Paged(erp) with { Pagination = ByUrl with { Key = "token" } })).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.pagination");
        failure.Message.ShouldContain("100000 characters");
        failure.Message.Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task A_header_with_letters_beyond_ascii_is_refused_for_good()
    {
        await using var erp = await TestErp.StartAsync("[]");
        var definition = new ErpDefinition { Url = erp.Url, Headers = new Dictionary<string, Setting> { ["X-Order"] = "${number}" } };

        var failure = (await erp.ReadAsync(definition, new ErpQuery { Parameters = new Dictionary<string, string> { ["number"] = "şeker" } })).Failure.ShouldNotBeNull();

        failure.Retryable.ShouldBeFalse();
        failure.Message.ShouldContain("X-Order");
    }

    [Theory]
    [InlineData("""{"error":"invalid_client","error_description":"The client 'pa55-w0rd-of-the-erp' is unknown."}""", "The error is: invalid_client, The client '{ERP_PASSWORD}' is unknown.")]
    [InlineData("""{"success":false,"message":"Wrong user"}""", "The error is: Wrong user.")]
    [InlineData("""{"success":false,"data":{"token":"v3ry-s3cr3t"}}""", "The response has these members: success, data.")]
    [InlineData("""{"access_token":"\ud800"}""", "a body that is not JSON")]
    public async Task A_login_that_is_answered_200_with_an_error_says_what_the_erp_says(string body, string message)
    {
        await using var erp = await TestErp.StartAsync(body);
        var login = new ErpLoginDefinition { Type = ErpLoginType.OAuth2, Url = erp.Url, ClientId = "cid", ClientSecret = new Setting(null, "ERP_PASSWORD") };

        var failure = (await erp.Reader.LoginAsync(new ErpDefinition { Url = erp.Url, Login = login }, new Dictionary<string, string>(), default)).ShouldNotBeNull();

        failure.Message.ShouldContain(message);
        failure.Message.ShouldNotContain("v3ry-s3cr3t");
        failure.Message.ShouldNotContain(TestErp.Password);
    }

    [Theory]
    [InlineData("99999999999999", 1)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("0", 0)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 0)]
    public async Task A_retry_after_of_any_kind_is_taken_for_what_it_says(string text, int? leastDays)
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = text;
            return Task.CompletedTask;
        });

        var failure = (await erp.ReadAsync(Paged(erp))).Failure.ShouldNotBeNull();

        if (leastDays is { } days)
            failure.RetryAfter.ShouldNotBeNull().TotalDays.ShouldBeGreaterThanOrEqualTo(days);
        else
            failure.RetryAfter.ShouldBeNull();
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("1500-01-01T00:00:00Z")]
    public async Task A_placeholder_date_is_no_date(string date)
    {
        await using var erp = await TestErp.StartAsync($$"""[{"modified_date":"{{date}}"}]""");

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Value.ShouldNotBeNull().LastChange.ShouldBeNull();
    }

    private static ErpDefinition Paged(TestErp erp) => new() { Url = erp.Url, ItemsPath = "$.results", Pagination = ByUrl };
}
