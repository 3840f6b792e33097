using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Access;

public sealed class OtherHostTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task A_key_that_another_host_revoked_is_refused_when_the_cache_is_old()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var services = host.Server.Services;
        var clock = new Clock();
        using var other = new AccessKeys(services.GetRequiredService<StorageClients>(), services.GetRequiredService<FlowStore>(), clock, NullLogger<AccessKeys>.Instance);
        var (id, text) = await host.KeyAsync("on two hosts", "view");
        KeyText.TryParse(text, out var key).ShouldBeTrue();
        (await other.FindAsync(key!, cancellation)).ShouldNotBeNull();

        (await host.SendAsync("DELETE", $"keys/{id}", host.Admin)).Status.ShouldBe(204);

        clock.Passed = AccessKeys.CachedFor - TimeSpan.FromMilliseconds(1);
        (await other.FindAsync(key!, cancellation)).ShouldNotBeNull("the cache is as old as it may be");
        clock.Passed = AccessKeys.CachedFor;
        (await other.FindAsync(key!, cancellation)).ShouldBeNull();
        AccessKeys.CachedFor.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Keys_and_sessions_work_on_every_host_and_the_setting_is_a_key_too()
    {
        var session = await host.SendAsync("POST", "session", null, JsonSerializer.Serialize(new { key = host.Admin }));
        var server = await host.StartAsync(("OrderStatusFlow:ApiKey", "open sesame"));
        using var http = TestHttp.For(new Uri(server.Url));

        (await AccessHost.SendAsync(http, "GET", "me", host.Admin)).Body.GetProperty("name").GetString().ShouldBe("ada");
        (await AccessHost.SendAsync(http, "GET", "me", null, null, ("Cookie", session.Cookie))).Body.GetProperty("name").GetString().ShouldBe("ada");
        (await AccessHost.SendAsync(http, "GET", "me", "open sesame")).Body.GetProperty("role").GetString().ShouldBe("admin");
        (await AccessHost.SendAsync(http, "GET", "keys?code=open%20sesame", null)).Status.ShouldBe(200);
        (await AccessHost.SendAsync(http, "GET", "me", "open sesam")).Status.ShouldBe(401);
        (await AccessHost.SendAsync(http, "GET", "me", null)).Status.ShouldBe(401);
        (await host.SendAsync("GET", "me", "open sesame")).Status.ShouldBe(401, "the setting of another host");
        var own = await AccessHost.SendAsync(http, "POST", "session", null, """{"key": "open sesame"}""");
        (await AccessHost.SendAsync(http, "GET", "me", null, null, ("Cookie", own.Cookie))).Body.GetProperty("role").GetString().ShouldBe("admin");
        (await host.SendAsync("GET", "me", null, null, ("Cookie", own.Cookie))).Status.ShouldBe(401, "a session of that setting");
        await ExhaustAsync(http);
    }

    private static async Task ExhaustAsync(HttpClient http)
    {
        var statuses = new List<int>();
        for (var i = 0; i <= FailedAttempts.PerMinute; i++)
            statuses.Add((await AccessHost.SendAsync(http, "GET", "me", "wrong")).Status);

        statuses[0].ShouldBe(401);
        statuses[^1].ShouldBe(429);
        (await AccessHost.SendAsync(http, "GET", "me", "open sesame")).Status.ShouldBe(429, "a short key must not be guessed");
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
