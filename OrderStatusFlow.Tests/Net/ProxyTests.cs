using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Faults;

namespace OrderStatusFlow.Tests.Net;

/// <summary>A proxy is used only where a setting names one, and the guard judges the target first.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task A_proxy_of_the_settings_gets_only_what_the_guard_lets_through()
    {
        await using var proxy = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        var own = new HostEndpoints([new HostEndpoint("host.invalid", null, "this host itself")], () => []);
        using var http = GuardedHttp.Create(new NetOptions { Proxy = proxy.Url }, own, TimeProvider.System);

        (await http.GetAsync("http://erp.invalid/orders")).IsSuccessStatusCode.ShouldBeTrue("a name that only the proxy resolves");
        proxy.Requests.Count.ShouldBe(1);
        foreach (var inside in new[] { "http://10.0.0.1/orders", "http://localhost:9/orders", "http://169.254.169.254/orders", "http://host.invalid/orders" })
            await Should.ThrowAsync<GuardedAddressException>(() => http.GetAsync(inside));
        using var disguised = new HttpRequestMessage(HttpMethod.Get, "http://erp.invalid/orders") { Headers = { Host = "host.invalid:80" } };
        await Should.ThrowAsync<GuardedAddressException>(() => http.SendAsync(disguised));

        proxy.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_gets_nothing()
    {
        await using var proxy = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        // The storage client, which may use the proxy, is spared it.
        await using var host = await HostProcess.StartAsync(
            ("HTTP_PROXY", proxy.Url.ToString()), ("http_proxy", proxy.Url.ToString()), ("ALL_PROXY", proxy.Url.ToString()), ("NO_PROXY", "127.0.0.1"));
        await host.SendAsync(HttpMethod.Put, "flows/proxy", $$$"""
            {"direction": "outbound", "omnitron": {"domainUrl": "http://localhost:{{{omnitron.Url.Port}}}", "username": "flow", "password": {"secret": "PASSWORD"} } }
            """);

        var run = (await host.SendAsync(HttpMethod.Post, "flows/proxy/outbound", """[{"order": "ORD1", "orderitem_set": [{"id": 1}]}]""")).GetProperty("runId").GetString()!;
        await TestWait.ForAsync(
            "the run's end", async () => (await host.SendAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("status").GetString() != "running");

        omnitron.Totals.Patches.ShouldBe(1);
        proxy.Requests.Count.ShouldBe(0);
    }
}
