using System.Net;
using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>A web page in the developer's browser gets nothing done, and answers hold no address that a request made up.</summary>
public sealed class CrossSiteTests(TestHost host)
{
    private const string Script = """{"source": "outputStream.write('{}')", "input": "{}"}""";

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("evil.example:7071", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("localhost:7071", 200)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("127.0.0.1:9", 200)]
    [InlineData("[::1]:7071", 200)]
    public async Task Only_loopback_names_are_answered(string name, int status)
    {
        var (answered, body) = await host.CallAsync(HttpMethod.Get, "health", null, ("Host", name));

        answered.ShouldBe(status);
        if (status == 400)
            body.GetProperty("detail").GetString()!.ShouldContain("AllowedHosts");
    }

    [Fact]
    public async Task A_setting_allows_other_names_and_another_public_URL()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("public-url", omnitron);
        await using var server = await host.StartServerAsync(("AllowedHosts", "*.shop.example;localhost"), ("PublicUrl", "https://orders.example"));
        using var http = TestHttp.For(new Uri(server.Url));

        (await CallAsync("a.shop.example")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await CallAsync("shop.example")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var accepted = await CallAsync("localhost");
        accepted.Headers.Location!.ToString().ShouldStartWith("https://orders.example/api/runs/");
        JsonElement.Parse(await accepted.Content.ReadAsStringAsync()).GetProperty("statusUrl").GetString().ShouldBe(accepted.Headers.Location.ToString());

        async Task<HttpResponseMessage> CallAsync(string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/flows/public-url/outbound") { Content = TestHttp.Json("[]"), Headers = { Host = name } };
            return await http.SendAsync(request);
        }
    }

    [Fact]
    public async Task The_status_URL_is_where_the_host_listens_whatever_the_request_claims()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("status-url", omnitron);

        var started = await host.OkAsync(HttpMethod.Post, "flows/status-url/outbound", "[]", ("Host", "localhost:1"), ("X-Forwarded-Host", "evil.example"));

        var url = new Uri(started.GetProperty("statusUrl").GetString()!);
        url.Host.ShouldBe("127.0.0.1");
        using var http = TestHttp.For(new Uri(url.GetLeftPart(UriPartial.Authority)));
        (await http.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "http://127.0.0.1:1", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Accept", "*/*", 200)]
    public async Task A_page_of_another_site_runs_no_script(string header, string value, int status) =>
        (await host.CallAsync(HttpMethod.Post, "test/script", Script, (header, value))).Status.ShouldBe(status);

    [Fact]
    public async Task A_page_of_the_host_itself_may_call_it() =>
        (await host.CallAsync(HttpMethod.Post, "test/script", Script, ("Host", "localhost:7071"), ("Origin", "http://localhost:7071"))).Status.ShouldBe(200);

    [Fact]
    public async Task An_image_of_another_site_starts_no_run()
    {
        var (status, answer) = await host.CallAsync(HttpMethod.Get, "flows/any/trigger", null, ("Sec-Fetch-Site", "cross-site"));

        status.ShouldBe(403);
        answer.GetProperty("code").GetString().ShouldBe("http.origin");
        (await host.CallAsync(HttpMethod.Get, "health", null, ("Sec-Fetch-Site", "cross-site"))).Status.ShouldBe(200, "a link to a page that only shows something");
    }
}
