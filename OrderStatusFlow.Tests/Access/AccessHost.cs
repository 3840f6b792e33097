using System.Text;
using System.Text.Json;
using OrderStatusFlow.LocalHost;

namespace OrderStatusFlow.Tests.Access;

/// <summary>A LocalHost on a storage of its own, whose first key closes it.</summary>
public sealed class AccessHost(SharedStorage storage) : IAsyncLifetime
{
    public const string Inbound = """
        {"direction": "inbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}, "erp": {"url": "https://erp.example/orders"}}
        """;

    public const string Outbound = """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}}""";

    private readonly List<IAsyncDisposable> servers = [];
    private string connection = "";

    internal LocalServer Server { get; private set; } = null!;

    /// <summary>The key of an administrator.</summary>
    public string Admin { get; private set; } = "";

    /// <summary>The id of the administrator's key.</summary>
    public string AdminId { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        connection = await storage.NewAccountAsync();
        Server = await StartAsync();
        foreach (var (flow, definition) in new[] { ("own-in", Inbound), ("own-out", Outbound), ("other-in", Inbound), ("other-out", Outbound) })
            (await SendAsync("PUT", $"flows/{flow}", null, definition)).Status.ShouldBe(201);
        (await SendAsync("POST", "keys", null, """{"name": "first", "role": "operate"}""")).Code.ShouldBe("http.firstKey");
        var admin = (await SendAsync("POST", "keys", null, """{"name": "ada", "role": "admin"}""")).Body;
        (Admin, AdminId) = (admin.GetProperty("key").GetString()!, admin.GetProperty("id").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
    }

    /// <summary>Starts another host on the same storage.</summary>
    internal async Task<LocalServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var server = await LocalHosts.StartAsync(connection, settings);
        servers.Add(server);
        return server;
    }

    /// <summary>Creates a key.</summary>
    public async Task<(string Id, string Key)> KeyAsync(string name, string role, string? flow = null)
    {
        var body = (await SendAsync("POST", "keys", Admin, JsonSerializer.Serialize(new { name, role, flow }))).Body;
        return (body.GetProperty("id").GetString()!, body.GetProperty("key").GetString()!);
    }

    public async Task<AccessResponse> SendAsync(string method, string path, string? key, string? body = null, params (string Name, string Value)[] headers)
    {
        using var http = TestHttp.For(new Uri(Server.Url));
        return await SendAsync(http, method, path, key, body, headers);
    }

    internal static async Task<AccessResponse> SendAsync(
        HttpClient http, string method, string path, string? key, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"/api/{path}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-functions-key", key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new AccessResponse(
            (int)response.StatusCode,
            text.Length > 0 && response.Content.Headers.ContentType!.MediaType!.EndsWith("json", StringComparison.Ordinal) ? JsonElement.Parse(text) : default,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null);
    }
}

/// <summary>A response of the host.</summary>
public sealed record AccessResponse(int Status, JsonElement Body, string? SetCookie)
{
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string? Detail => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("detail", out var detail) ? detail.GetString() : null;

    /// <summary>The name and value of the cookie that the response sets.</summary>
    public string Cookie => SetCookie!.Split(';')[0];
}
