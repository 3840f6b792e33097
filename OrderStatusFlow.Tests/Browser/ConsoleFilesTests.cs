using System.IO.Compression;
using System.Net;
using System.Text;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The host serves the console's files compressed and cached, and its page at every path outside /api.</summary>
public sealed class ConsoleFilesTests(TestHost host)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    [Theory]
    [InlineData("/")]
    [InlineData("/runs")]
    [InlineData("/orders/ORD%2F1%3F")]
    [InlineData("/no/such/view.of.it")]
    public async Task Every_path_outside_the_API_answers_the_page(string path)
    {
        using var response = await GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldContain("<div id=\"root\">");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        response.Headers.GetValues("Content-Security-Policy").ShouldBe([Policy]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("", "")]
    [InlineData("nonsense;;q", "")]
    public async Task A_hashed_file_is_sent_in_the_encoding_that_the_browser_accepts_and_is_never_asked_for_again(string accepted, string encoding)
    {
        var script = await ScriptAsync();

        using var response = await GetAsync(script, ("Accept-Encoding", accepted));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        string.Join(',', response.Content.Headers.ContentEncoding).ShouldBe(encoding);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        response.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        (await TextAsync(response)).ShouldContain("import");
    }

    [Fact]
    public async Task An_unchanged_file_is_not_sent_again()
    {
        using var first = await GetAsync("/");

        using var second = await GetAsync("/", ("If-None-Match", first.Headers.ETag!.ToString()));

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/assets/index-00000000.js")]
    [InlineData("/api/nothing")]
    public async Task A_file_of_an_earlier_version_and_an_unknown_call_do_not_answer_the_page(string path)
    {
        using var response = await GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/..%2f..%2fappsettings.json")]
    [InlineData("/assets/..%2f..%2fOrderStatusFlow.Api.dll")]
    [InlineData("/index.html.br")]
    public async Task Nothing_but_the_console_is_served(string path)
    {
        using var response = await GetAsync(path);

        if (response.StatusCode == HttpStatusCode.OK)
            (await response.Content.ReadAsStringAsync()).ShouldContain("<div id=\"root\">");
        else
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> ScriptAsync()
    {
        using var page = await GetAsync("/");
        return (await page.Content.ReadAsStringAsync()).Split("src=\"").Select(part => part.Split('"')[0])
            .First(path => path.StartsWith("/assets/", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "console")), "The console was left out of this build (-p:Console=false).");
        using var http = TestHttp.For(new Uri((await host.ServerAsync()).Url));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync();
        await using var plain = string.Join(',', response.Content.Headers.ContentEncoding) switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
