using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Tests.Erp;
using OrderStatusFlow.Tests.Telemetry;

namespace OrderStatusFlow.Tests.Net;

public sealed class TracedHandlerTests
{
    [Theory]
    [InlineData("GET", "GET", "GET", 200, null)]
    [InlineData("PATCH", "PATCH", "PATCH", 404, "404")]
    [InlineData("SECRET-METHOD", "HTTP", "_OTHER", 503, "503")]
    public async Task A_request_is_a_span_with_method_server_and_status_and_without_the_url(string method, string name, string expected, int status, string? error)
    {
        using var heard = new Listening();
        await using var server = await TestErp.StartAsync("{}", status: status);
        using var http = GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);

        var span = await SendAsync(heard, http, method, $"{server.Url.Replace("//", "//user:secret@", StringComparison.Ordinal)}/(S(secret))/path?token=secret#secret");

        (span.DisplayName, span.Kind, Listening.Tag(span, "http.request.method"), Listening.Tag(span, "http.response.status_code"), Listening.Tag(span, "error.type"))
            .ShouldBe((name, ActivityKind.Client, expected, $"{status}", error));
        (Listening.Tag(span, "server.address"), Listening.Tag(span, "server.port")).ShouldBe(("127.0.0.1", $"{new Uri(server.Url).Port}"));
        Listening.Text([span]).ShouldNotContain("secret");
        server.Asked.Single().Headers.Keys.ShouldBeSubsetOf(["Host", "Accept-Encoding", "Content-Length"]);
    }

    [Fact]
    public async Task A_request_without_a_response_has_the_type_of_its_error()
    {
        using var heard = new Listening();
        using var http = GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var span = await SendAsync(heard, http, "GET", $"http://127.0.0.1:{port}/secret");

        (span.Status, Listening.Tag(span, "error.type")).ShouldBe((ActivityStatusCode.Error, typeof(HttpRequestException).FullName));
        Listening.Text([span]).ShouldNotContain("secret");
    }

    private static async Task<Activity> SendAsync(Listening heard, HttpClient http, string method, string url)
    {
        using var source = new ActivitySource("test");
        using var around = source.StartActivity("around")!;
        around.AddBaggage("bag", "age");
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        try
        {
            (await http.SendAsync(request)).Dispose();
        }
        catch (HttpRequestException)
        {
            // In the span.
        }

        return heard.Spans.Single(span => span.Source.Name == TelemetryNames.Source && span.ParentSpanId == around.SpanId);
    }
}
