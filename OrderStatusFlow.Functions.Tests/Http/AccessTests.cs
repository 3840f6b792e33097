using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Http;

/// <summary>Who may do what where the Functions host checks keys, and where the app does.</summary>
public sealed class AccessTests(SharedStorage storage) : IAsyncDisposable
{
    private const string Run = "none.20260101T000000000.1a2b3c4d5e";
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private readonly List<PipelineHost> hosts = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    [Fact]
    public async Task A_checked_key_of_the_platform_opens_what_its_functions_serve()
    {
        var call = await HostAsync();

        (await call("GET", "keys", PlatformKey.Master, [])).Status.ShouldBe(200);
        (await call("GET", $"runs/{Run}", PlatformKey.Function, [])).Code.ShouldBe("run.unknown");
        (await call("POST", "flows/none/trigger", PlatformKey.Function, [])).Code.ShouldBe("flow.unknown");
        (await call("DELETE", "flows/none", PlatformKey.Function, [])).Code.ShouldBe("http.role");
        (await call("GET", "flows", null, [])).Code.ShouldBe("http.key");
        (await call("GET", "flows", null, [("x-functions-key", "any text")])).Code.ShouldBe("http.key");
        (await call("GET", "health", null, [])).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_pipeline_has_the_endpoints_and_roles_of_LocalHost()
    {
        await HostAsync();

        var endpoints = hosts[0].Services.GetRequiredService<EndpointDataSource>().Endpoints;
        endpoints.Count.ShouldBeGreaterThan(40);
        endpoints.ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() != null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() != null);
    }

    [Fact]
    public async Task The_header_of_a_principal_counts_only_where_the_platform_authenticates()
    {
        var forged = (Header, Principal("aad", ("roles", "OrderStatusFlow.Admin"), ("name", "Mallory")));
        var off = await HostAsync(("Access:Keys", "own"));
        var wrong = await HostAsync(("Access:Keys", "own"), ("WEBSITE_AUTH_ENABLED", "False"));
        var on = await HostAsync(("Access:Keys", "own"), ("WEBSITE_AUTH_ENABLED", "True"));

        foreach (var name in new[] { Header, Header.ToLowerInvariant(), "X-Ms-Client-Principal" })
        {
            (await off("GET", "me", null, [(name, forged.Item2)])).Code.ShouldBe("http.key");
            (await off("GET", "me", null, [(name, forged.Item2), ("WEBSITE_AUTH_ENABLED", "True"), ("X-MS-CLIENT-PRINCIPAL-NAME", "Mallory")])).Code.ShouldBe("http.key");
            (await wrong("GET", "me", null, [(name, forged.Item2)])).Code.ShouldBe("http.key");
            (await on("GET", "me", null, [(name, forged.Item2)])).Body.GetProperty("role").GetString().ShouldBe("admin");
        }

        (await off("GET", "me", null, [])).Body.TryGetProperty("signIn", out _).ShouldBeFalse();
        (await on("GET", "me", null, [])).Body.GetProperty("signIn").GetString().ShouldBe("/.auth/login/aad");
    }

    [Theory]
    [InlineData("roles", "OrderStatusFlow.View", "view")]
    [InlineData("roles", "orderstatusflow.operate", "operate")]
    [InlineData("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "Edit", "edit")]
    [InlineData("roles", "admin", "admin")]
    [InlineData("roles", "OtherApp.Admin", null)]
    [InlineData("roles", "3", null)]
    [InlineData("roles", "Admin,View", null)]
    [InlineData("groups", "Admin", null)]
    public async Task A_role_is_an_app_role(string type, string value, string? role)
    {
        var call = await HostAsync(("Access:Keys", "own"), ("WEBSITE_AUTH_ENABLED", "true"));

        var me = await call("GET", "me", null, [(Header, Principal("aad", (type, value), ("preferred_username", "ada@shop.example")))]);

        me.Status.ShouldBe(role is null ? 403 : 200);
        if (role is null)
            me.Body.GetProperty("detail").GetString()!.ShouldContain("app role");
        else
            (me.Body.GetProperty("role").GetString(), me.Body.GetProperty("name").GetString(), me.Body.GetProperty("wayIn").GetString()).ShouldBe((role, "ada@shop.example", "entra"));
    }

    [Fact]
    public async Task Principals_that_cannot_be_read_are_refused()
    {
        var call = await HostAsync(("Access:Keys", "own"), ("WEBSITE_AUTH_ENABLED", "true"));
        var valid = Principal("aad", ("roles", "Admin"), ("name", "ada"));
        string[] wrong = ["", "{}", "not base64!", Base64("{"), Base64("[]"), Base64("""{"claims": {}}"""), Base64("""{"claims": [1]}"""), Base64("""{"claims": [{"typ": 1, "val": 2}]}"""),
            Base64("""{"claims": [{"typ": "roles", "val": "Admin"}]}"""), Base64(new string('[', 5000)), new string('A', 200_000), $"{valid},{valid}"];

        foreach (var header in wrong)
            (await call("GET", "me", null, [(Header, header)])).Code.ShouldBe("http.key", header.Length > 60 ? header[..60] : header);
        (await call("GET", "me", null, [(Header, valid), (Header, valid)])).Code.ShouldBe("http.key", "two principals");
        (await call("GET", "me", null, [(Header, valid)])).Status.ShouldBe(200);
        (await call("POST", "flows/none/trigger", null, [(Header, valid), ("Origin", "https://evil.example")])).Code.ShouldBe("http.origin");
        (await call("POST", "flows/none/trigger", null, [(Header, valid), ("Origin", "https://app.example")])).Code.ShouldBe("flow.unknown", "a page of the app itself");
    }

    [Fact]
    public async Task Where_the_app_checks_keys_the_platform_grants_nothing_but_listed_function_keys()
    {
        var call = await HostAsync(("Access:Keys", "own"), ("Access:FunctionKeys", "erp-function-key==, another"), ("OrderStatusFlow:None", ""));
        var listed = ("x-functions-key", "erp-function-key==");

        (await call("GET", "flows", PlatformKey.Master, [])).Code.ShouldBe("http.key");
        (await call("POST", "flows/none/outbound", PlatformKey.Function, [])).Code.ShouldBe("http.key");
        (await call("POST", "flows/none/outbound", PlatformKey.Function, [listed])).Code.ShouldBe("flow.unknown");
        (await call("POST", "flows/none/outbound?code=another", null, [])).Code.ShouldBe("flow.unknown");
        (await call("GET", $"runs/{Run}", null, [listed])).Code.ShouldBe("run.unknown");
        (await call("GET", $"runs/{Run}/rows", null, [listed])).Code.ShouldBe("run.unknown");
        (await call("GET", $"runs/{Run}/rows/1", null, [listed])).Code.ShouldBe("http.key");
        (await call("GET", "flows", null, [listed])).Code.ShouldBe("http.key");
        (await call("POST", "flows/none/outbound", null, [("x-functions-key", "erp-function-key")])).Code.ShouldBe("http.key");
    }

    [Fact]
    public async Task Keys_of_the_product_work_with_both_and_come_before_the_platform()
    {
        var account = await storage.NewAccountAsync();
        var platform = await HostAsync(("AzureWebJobsStorage", account));
        var own = await HostAsync(("AzureWebJobsStorage", account), ("Access:Keys", "own"));
        var keys = hosts[0].Services.GetRequiredService<AccessKeys>();
        var (_, view) = await keys.AddAsync("viewer", Role.View, null, "test", TestContext.Current.CancellationToken);

        (await own("GET", "me", null, [("x-functions-key", view)])).Body.GetProperty("name").GetString().ShouldBe("viewer");
        (await own("GET", "keys", null, [("x-functions-key", view)])).Code.ShouldBe("http.role");
        (await platform("GET", "keys", PlatformKey.Master, [("Authorization", $"Bearer {view}")])).Code.ShouldBe("http.role");
        (await own("GET", "me", null, [("x-functions-key", view), ("Authorization", "Bearer eyJ0eXAi.e30.c2ln")])).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Failures_are_counted_for_the_address_that_the_front_end_adds()
    {
        var call = await HostAsync(("Access:Keys", "own"));
        var wrong = ("x-functions-key", "osf_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        for (var i = 0; i < 20; i++)
            (await call("GET", "me", null, [wrong, ("X-Forwarded-For", $"10.0.0.{i}, 203.0.113.5:{5000 + i}")])).Status.ShouldBe(401);

        (await call("GET", "me", null, [wrong, ("X-Forwarded-For", "10.9.9.9, 203.0.113.5:1")])).Status.ShouldBe(429);
        (await call("GET", "me", null, [wrong, ("X-Forwarded-For", "203.0.113.5:1, 203.0.113.6:1")])).Status.ShouldBe(401);
    }

    private static string Principal(string type, params (string Type, string Value)[] claims) => Base64(JsonSerializer.Serialize(
        new { auth_typ = type, claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }), name_typ = "name", role_typ = "roles" }));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<Call> HostAsync(params (string Name, string Value)[] settings)
    {
        var host = PipelineHost.Create(Array.Find(settings, setting => setting.Name == "AzureWebJobsStorage").Value ?? await storage.NewAccountAsync(),
            Array.FindAll(settings, setting => setting.Name != "AzureWebJobsStorage"));
        hosts.Add(host);
        return (method, path, key, headers) => host.CallAsync(method, path, key, null, headers);
    }

    private delegate Task<PipelineAnswer> Call(string method, string path, PlatformKey? key, (string Name, string Value)[] headers);
}
