using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Flows and scripts never reach the host that runs them, nor its storage, whatever an administrator allows.</summary>
public sealed partial class OwnAddressTests(TestHost host)
{
    private static readonly string[] Names =
    [
        "127.0.0.1", "127.0.0.2", "localhost", "LOCALHOST", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]",
        Dns.GetHostName(), .. Dns.GetHostAddresses(Dns.GetHostName()).Where(address => address.AddressFamily == AddressFamily.InterNetwork).Select(address => address.ToString()),
    ];

    [Fact]
    public async Task A_script_reaches_other_servers_of_this_machine_but_not_its_host_or_storage()
    {
        await using var server = await host.StartServerAsync(("Net:AllowHosts", string.Join(',', Names)));
        var own = Endpoint().Matches(await host.StorageAsync()).Select(match => match.Value).Append(server.Url).Select(url => new Uri(url).Port).ToList();
        own.Count.ShouldBe(4);
        await using var other = await RedirectAsync(server.Url);
        var urls = own.SelectMany(port => Names.Select(name => $"http://{name}:{port}/api/health")).Append($"{other.Urls.First()}/redirect").ToList();

        var printed = await PrintedAsync(server, $"""
            import requests
            print(requests.get('{other.Urls.First()}/hello').text)
            for url in {JsonSerializer.Serialize(urls)}:
                try:
                    print('reached', url, requests.get(url, timeout=5).status_code)
                except Exception as e:
                    print(str(e).replace('\n', ' '))
            """);

        printed[0].ShouldBe("hello");
        printed[^1].ShouldEndWith("/redirect 302", customMessage: "a redirect is not followed");
        printed[1..^1].Length.ShouldBe(urls.Count - 1);
        printed[1..^1].ShouldAllBe(line => line.Contains("may never call", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flow_that_names_its_own_host_or_the_own_network_is_refused_when_it_is_saved()
    {
        await using var server = await host.StartServerAsync();
        using var http = TestHttp.For(new Uri(server.Url));

        var own = await PutAsync(http, $"{server.Url}/api", "${number}");
        own.ShouldContain("\"$.omnitron.domainUrl\"");
        own.ShouldContain("\"$.erp.url\"");
        own.ShouldContain("may never call");

        var inside = await PutAsync(http, "https://10.1.2.3:8443", "${number}");
        inside.ShouldContain("10.0.0.0/8 (private networks)");
        inside.ShouldContain("Net__AllowHosts=10.1.2.3:8443");

        // The host's name is only known in a run.
        using var stored = await http.PutAsync("/api/flows/inside", TestHttp.Json(Flow("https://shop.example", "https://${number}/orders")));
        stored.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_run_that_meets_a_guarded_address_ends_at_once_and_names_it()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.OkAsync(HttpMethod.Put, "flows/guarded-erp", Flow(omnitron.Url.ToString(), "X").Replace("\"X\"", """{"secret": "INSIDE_URL"}""", StringComparison.Ordinal));
        await host.OkAsync(HttpMethod.Put, "flows/guarded-omni", Flow("https://X", "https://erp.example").Replace("\"https://X\"", """{"secret": "INSIDE_URL"}""", StringComparison.Ordinal));

        foreach (var (flow, code) in new[] { ("guarded-erp", "net.address"), ("guarded-omni", "omnitron.login") })
        {
            var error = (await host.RunAsync($"flows/{flow}/trigger")).GetProperty("error");
            error.GetProperty("code").GetString().ShouldBe(code);
            error.GetProperty("message").GetString()!.ShouldContain("169.254.169.254:443 is in the range 169.254.169.254/32 (a cloud's metadata service)");
            error.GetProperty("message").GetString()!.ShouldContain("Net__AllowHosts=169.254.169.254:443");
            error.TryGetProperty("retryable", out var retryable).ShouldBeTrue();
            retryable.GetBoolean().ShouldBeFalse();
        }
    }

    private static async Task<string> PutAsync(HttpClient http, string server, string rest)
    {
        using var answer = await http.PutAsync("/api/flows/own", TestHttp.Json(Flow(server, $"{server}/orders/{rest}")));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Flow(string omnitron, string erp) =>
        $$$"""{"direction": "inbound", "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}, "erp": {"url": "{{{erp}}}"}}""";

    private static async Task<string[]> PrintedAsync(LocalServer server, string source)
    {
        using var http = TestHttp.For(new Uri(server.Url));
        using var answer = await http.PostAsync("/api/test/script", TestHttp.Json(JsonSerializer.Serialize(new { source = source + "\noutputStream.write('{}')", input = "{}" })));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonElement.Parse(text).GetProperty("output").GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("[http]", StringComparison.Ordinal)).ToArray();
    }

    private static async Task<WebApplication> RedirectAsync(string target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/hello", () => "hello");
        app.MapGet("/redirect", () => Results.Redirect($"{target}/api/health"));
        await app.StartAsync();
        return app;
    }

    [GeneratedRegex("http://127[^;]*")]
    private static partial Regex Endpoint();
}
