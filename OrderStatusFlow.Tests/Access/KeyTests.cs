using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Api;

namespace OrderStatusFlow.Tests.Access;

public sealed class KeyTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task A_key_is_returned_once_and_stored_as_a_hash()
    {
        var created = await host.SendAsync("POST", "keys", host.Admin, """{"name": " erp one ", "role": "operate", "flow": "own-out"}""");
        created.Status.ShouldBe(201);
        var key = created.Body.GetProperty("key").GetString()!;

        var listed = (await host.SendAsync("GET", "keys", host.Admin)).Body;
        var entities = await (await host.Server.Services.GetRequiredService<StorageClients>().TableAsync("accesskeys")).QueryAsync<Azure.Data.Tables.TableEntity>()
            .ToListAsync(TestContext.Current.CancellationToken);

        var document = new OpenApiDocument();
        document.Errors(Operation(document, "createKey"), 201, "application/json", created.Body).ShouldBeEmpty();
        document.Errors(Operation(document, "listKeys"), 200, "application/json", listed).ShouldBeEmpty();
        key.ShouldStartWith($"osf_{created.Body.GetProperty("id").GetString()}_");
        key.Length.ShouldBe(64);
        var item = listed.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == created.Body.GetProperty("id").GetString());
        item.GetProperty("name").GetString().ShouldBe("erp one");
        item.GetProperty("createdBy").GetString().ShouldBe("ada");
        item.GetProperty("flow").GetString().ShouldBe("own-out");
        key.ShouldStartWith(item.GetProperty("prefix").GetString()!);
        listed.GetRawText().ShouldNotContain(key[21..]);
        JsonSerializer.Serialize(entities).ShouldNotContain(key[21..]);
        entities.ShouldAllBe(entity => entity.GetBinary("Hash").Length == 32);
    }

    private static JsonElement Operation(OpenApiDocument document, string id) =>
        document.Operations().Single(operation => operation.Operation.GetProperty("operationId").GetString() == id).Operation;

    [Theory]
    [InlineData("""{"name": "x", "role": 3}""", "$.role")]
    [InlineData("""{"name": "x", "role": "3"}""", "$.role")]
    [InlineData("""{"name": "x", "role": "operate", "flwo": "own-out"}""", "$.flwo")]
    public async Task A_key_grants_no_more_than_its_request_says(string request, string place)
    {
        var response = await host.SendAsync("POST", "keys", host.Admin, request);

        (response.Status, response.Code).ShouldBe((400, "http.member"));
        response.Body.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(place);
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_stored()
    {
        var (id, key) = await host.KeyAsync("used", "view");
        (await host.SendAsync("GET", "me", key)).Status.ShouldBe(200);

        await TestWait.ForAsync("the last use", async () => (await host.SendAsync("GET", "keys", host.Admin)).Body.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == id).GetProperty("lastUsed").ValueKind == JsonValueKind.String);
    }

    [Theory]
    [InlineData("x-functions-key", "KEY", 200)]
    [InlineData("X-FUNCTIONS-KEY", "KEY", 200)]
    [InlineData("Authorization", "Bearer KEY", 200)]
    [InlineData("authorization", "bearer KEY", 200)]
    [InlineData("x-functions-key", "KEY ", 200)]
    [InlineData("x-functions-key", "KEY,KEY", 401)]
    [InlineData("x-functions-key", "", 401)]
    [InlineData("Authorization", "Basic KEY", 401)]
    [InlineData("Authorization", "KEY", 401)]
    [InlineData("X-Api-Key", "KEY", 401)]
    [InlineData("Cookie", "osf_session=KEY", 401)]
    public async Task A_key_is_sent_in_one_of_two_headers(string header, string value, int status) =>
        (await host.SendAsync("GET", "flows", null, null, (header, value.Replace("KEY", host.Admin, StringComparison.Ordinal)))).Status.ShouldBe(status);

    [Fact]
    public async Task Wrong_keys_are_refused_whatever_their_form()
    {
        var cut = host.Admin[..^1];
        string[] wrong = [cut, $"{cut}{(host.Admin[^1] == 'A' ? 'B' : 'A')}", $"{host.Admin}A", host.Admin.ToUpperInvariant(), "osf_", "osf__", $"osf_{host.AdminId}_", "' or 1 eq 1"];

        foreach (var key in wrong)
            (await host.SendAsync("GET", "flows", key)).Code.ShouldBeOneOf("http.key", "http.keyAttempts");
    }

    [Fact]
    public async Task A_key_in_the_URL_only_starts_runs()
    {
        var (_, key) = await host.KeyAsync("url", "admin");

        (await host.SendAsync("POST", $"flows/own-out/outbound?code={key}", null, "[]")).Status.ShouldBe(202);
        (await host.SendAsync("POST", $"flows/own-in/trigger?code={key}", null)).Status.ShouldBe(202);
        foreach (var path in new[] { "flows", "me", "keys", "flows/own-out", "orders?number=1" })
        {
            var refused = await host.SendAsync("GET", $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={key}", null);
            refused.Status.ShouldBe(401);
            refused.Detail!.ShouldContain("x-functions-key");
            refused.Detail!.ShouldNotContain(key);
        }
    }

    [Fact]
    public async Task A_key_of_one_flow_reaches_no_other()
    {
        var (_, erp) = await host.KeyAsync("erp", "operate", "own-out");
        var run = (await host.SendAsync("POST", "flows/own-out/outbound", erp, "[]")).Body.GetProperty("runId").GetString()!;

        (await host.SendAsync("GET", $"runs/{run}", erp)).Status.ShouldBe(200);
        (await host.SendAsync("GET", $"runs/{run}/rows", erp)).Status.ShouldBe(200);
        (await host.SendAsync("GET", "flows/own-out", erp)).Status.ShouldBe(200);
        foreach (var (method, path) in new[]
        {
            ("POST", "flows/other-out/outbound"), ("POST", "flows/own-in/trigger"), ("GET", "flows/other-out"), ("GET", "runs?flow=other-out"),
            ("GET", "runs?flow=own-out&flow=other-out"), ("GET", "runs.csv?FLOW=other-out"), ("GET", "errors?flow=other-out"), ("GET", "errors.csv?flow=other-out"),
            ("GET", "errors?flow=no such flow"), ("POST", "errors/0123456789abcdef/acknowledge"), ("GET", "stats?flow=other-out"), ("GET", "alarms?flow=other-out"),
            ("GET", $"runs/{run.Replace("own-out", "other-out", StringComparison.Ordinal)}"), ("POST", $"runs/{run}/cancel"), ("POST", "flows/own-out/pause"),
            ("POST", "orders/1/sync"), ("GET", "system"), ("GET", "keys"), ("POST", "flows/own-out%2F..%2Fother-out/outbound"), ("GET", "runs/own-out"),
        })
            (await host.SendAsync(method, path, erp, method == "POST" ? "[]" : null)).Status.ShouldBe(403, $"{method} {path}");
    }

    [Fact]
    public async Task A_key_of_a_deleted_flow_does_not_open_a_new_flow_of_its_name()
    {
        await host.SendAsync("PUT", "flows/short", host.Admin, AccessHost.Outbound);
        var (_, key) = await host.KeyAsync("short", "operate", "short");
        (await host.SendAsync("DELETE", "flows/short", host.Admin)).Status.ShouldBe(204);
        (await host.SendAsync("PUT", "flows/short", host.Admin, AccessHost.Outbound)).Status.ShouldBe(200);

        (await host.SendAsync("POST", "flows/short/outbound", key, "[]")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_and_ends_its_sessions()
    {
        var (id, key) = await host.KeyAsync("leaver", "edit");
        var session = await host.SendAsync("POST", "session", null, JsonSerializer.Serialize(new { key }));
        (await host.SendAsync("GET", "me", null, null, ("Cookie", session.Cookie))).Body.GetProperty("name").GetString().ShouldBe("leaver");

        (await host.SendAsync("DELETE", $"keys/{id}", host.Admin)).Status.ShouldBe(204);

        (await host.SendAsync("GET", "me", key)).Status.ShouldBe(401);
        var ended = await host.SendAsync("GET", "me", null, null, ("Cookie", session.Cookie));
        ended.Status.ShouldBe(401);
        ended.SetCookie!.ShouldContain("expires=Thu, 01 Jan 1970");
        (await host.SendAsync("DELETE", $"keys/{id}", host.Admin)).Code.ShouldBe("http.keyUnknown");
    }

    [Theory]
    [InlineData("""{"role": "view"}""", "$.name")]
    [InlineData("""{"name": "a\u0000", "role": "view"}""", "$.name")]
    [InlineData("""{"name": "a"}""", "$.role")]
    [InlineData("""{"name": "a", "role": "owner"}""", "$.role")]
    [InlineData("""{"name": "a", "role": 9}""", "$.role")]
    [InlineData("""{"name": "a", "role": "edit", "flow": "own-in"}""", "$.role")]
    [InlineData("""{"name": {}, "role": "edit"}""", "$.name")]
    [InlineData("[]", "$")]
    public async Task A_key_that_cannot_be_read_is_refused(string body, string place)
    {
        var refused = await host.SendAsync("POST", "keys", host.Admin, body);

        refused.Status.ShouldBe(400);
        refused.Body.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(place);
    }
}
