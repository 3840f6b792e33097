using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Access;

public sealed class SessionTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task A_session_replaces_the_key_until_it_is_ended()
    {
        var begun = await BeginAsync();

        begun.Status.ShouldBe(200);
        begun.Body.GetProperty("role").GetString().ShouldBe("admin");
        begun.SetCookie!.ShouldContain("; path=/api; samesite=strict; httponly");
        begun.SetCookie!.ShouldNotContain("secure");
        var me = (await host.SendAsync("GET", "me", null, null, ("Cookie", begun.Cookie))).Body;
        (me.GetProperty("name").GetString(), me.GetProperty("wayIn").GetString()).ShouldBe(("ada", "session"));
        (await host.SendAsync("PUT", "flows/by-session", null, AccessHost.Outbound, ("Cookie", begun.Cookie))).Status.ShouldBe(201);

        (await host.SendAsync("DELETE", "session", null, null, ("Cookie", begun.Cookie))).Status.ShouldBe(204);

        (await host.SendAsync("GET", "me", null, null, ("Cookie", begun.Cookie))).Status.ShouldBe(401);
        (await host.SendAsync("DELETE", "session", null)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task The_cookie_is_secure_behind_https() =>
        (await BeginAsync(("X-Forwarded-Proto", "https"))).SetCookie!.ShouldContain("; secure");

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_site_neither_uses_nor_begins_nor_ends_a_session(string header, string value)
    {
        var cookie = (await BeginAsync()).Cookie;

        (await host.SendAsync("POST", "flows/own-in/trigger", null, null, ("Cookie", cookie), (header, value))).Code.ShouldBe("http.origin");
        (await host.SendAsync("GET", "flows/own-in/trigger", null, null, ("Cookie", cookie), (header, value))).Code.ShouldBe("http.origin");
        (await host.SendAsync("DELETE", "session", null, null, ("Cookie", cookie), (header, value))).Code.ShouldBe("http.origin");
        (await BeginAsync((header, value))).Code.ShouldBe("http.origin");
    }

    [Theory]
    [InlineData("""{"key": "osf_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", 401)]
    [InlineData("""{"key": ""}""", 401)]
    [InlineData("{}", 401)]
    [InlineData("""{"key": 1}""", 400)]
    [InlineData("", 400)]
    public async Task A_session_needs_a_valid_key(string body, int status)
    {
        var refused = await host.SendAsync("POST", "session", null, body);

        refused.Status.ShouldBe(status);
        refused.SetCookie.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_in_the_request_comes_before_the_session()
    {
        var cookie = (await BeginAsync()).Cookie;
        var (_, view) = await host.KeyAsync("viewer", "view");

        (await host.SendAsync("GET", "me", view, null, ("Cookie", cookie))).Body.GetProperty("name").GetString().ShouldBe("viewer");
        (await host.SendAsync("DELETE", "flows/own-in", view, null, ("Cookie", cookie))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Sessions_are_stored_as_hashes_and_expired_ones_are_deleted()
    {
        var storage = host.Server.Services.GetRequiredService<StorageClients>();
        var cancellation = TestContext.Current.CancellationToken;
        var (old, _) = await new Sessions(storage, new Clock(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(13))).AddAsync(host.AdminId, cancellation);

        (await host.SendAsync("GET", "me", null, null, ("Cookie", $"{Sessions.Cookie}={old}"))).Status.ShouldBe(401);
        var session = (await BeginAsync()).Cookie.Split('=')[1];

        var entities = await (await storage.TableAsync("accesssessions")).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: cancellation).ToListAsync(cancellation);
        entities.ShouldAllBe(entity => entity.GetDateTimeOffset("Expires") > TimeProvider.System.GetUtcNow());
        JsonSerializer.Serialize(entities).ShouldNotContain(session);
    }

    private Task<AccessResponse> BeginAsync(params (string Name, string Value)[] headers) =>
        host.SendAsync("POST", "session", null, JsonSerializer.Serialize(new { key = host.Admin }), headers);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
