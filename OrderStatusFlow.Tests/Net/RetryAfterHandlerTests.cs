using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Tests.Erp;

namespace OrderStatusFlow.Tests.Net;

public sealed class RetryAfterHandlerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(429, "3600")]
    [InlineData(503, "3600")]
    [InlineData(429, "Mon, 02 Mar 2026 13:00:00 GMT")]
    public async Task A_host_with_a_retry_after_of_an_hour_receives_no_request_for_an_hour(int status, string after)
    {
        await using var busy = await BusyAsync(status, after);
        await using var other = await TestErp.StartAsync("[]");
        var clock = new FakeTimeProvider(Noon);
        using var http = Invoker(clock);

        (await GetAsync(http, busy.Url)).StatusCode.ShouldBe((HttpStatusCode)status);
        clock.SetUtcNow(Noon.AddMinutes(20));
        using var held = await GetAsync(http, busy.Url + "/another");

        held.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        held.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(40));
        (await held.Content.ReadAsStringAsync()).ShouldContain("00:40:00");
        busy.Asked.Count.ShouldBe(1);
        (await GetAsync(http, other.Url)).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.SetUtcNow(Noon.AddHours(1));
        await GetAsync(http, busy.Url);
        busy.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_short_wait_is_waited_for_by_everybody()
    {
        await using var busy = await BusyAsync(429, "20");
        var clock = new FakeTimeProvider(Noon);
        using var http = Invoker(clock);
        await GetAsync(http, busy.Url);

        var waiting = Enumerable.Range(0, 5).Select(_ => GetAsync(http, busy.Url)).ToList();
        clock.Advance(TimeSpan.FromSeconds(19.9));
        waiting.ShouldAllBe(request => !request.IsCompleted);
        busy.Asked.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await Task.WhenAll(waiting);

        busy.Asked.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Hosts_of_any_number_are_remembered_up_to_a_limit()
    {
        using var handler = new RetryAfterHandler(TimeProvider.System) { InnerHandler = new Busy() };
        using var http = new HttpMessageInvoker(handler);

        for (var host = 0; host < RetryAfterHandler.MaxHosts + 1_000; host++)
            (await GetAsync(http, $"http://host-{host}.example/")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        handler.Count.ShouldBeInRange(1, RetryAfterHandler.MaxHosts);
    }

    [Theory]
    [InlineData(500, "3600")]
    [InlineData(429, null)]
    [InlineData(429, "soon")]
    public async Task Nothing_else_holds_a_request_back(int status, string? after)
    {
        await using var erp = await BusyAsync(status, after);
        using var http = Invoker(new FakeTimeProvider(Noon));

        await GetAsync(http, erp.Url);
        await GetAsync(http, erp.Url);

        erp.Asked.Count.ShouldBe(2);
    }

    private static Task<TestErp> BusyAsync(int status, string? after)
    {
        var asked = 0;
        return TestErp.StartAsync(context =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = after;
            }
            return context.Response.WriteAsync("[]");
        });
    }

    private static HttpMessageInvoker Invoker(TimeProvider clock) => new(new RetryAfterHandler(clock) { InnerHandler = new SocketsHttpHandler() });

    private static Task<HttpResponseMessage> GetAsync(HttpMessageInvoker http, string url) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), TestContext.Current.CancellationToken);

    /// <summary>Every host of the world, each busy for an hour.</summary>
    private sealed class Busy : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromHours(1)) } });
    }
}
