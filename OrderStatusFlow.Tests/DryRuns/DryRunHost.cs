using System.Text;
using System.Text.Json;
using OrderStatusFlow.LocalHost;

namespace OrderStatusFlow.Tests.DryRuns;

/// <summary>A local host with storage of its own, so that a test can compare all of it.</summary>
public sealed class DryRunHost(SharedStorage storage) : IAsyncLifetime
{
    private LocalServer? server;
    private TestApi? api;

    public string Storage { get; private set; } = "";

    internal TestApi Api => api!;

    internal IServiceProvider Services => server!.Services;

    internal string Url => server!.Url;

    public async ValueTask InitializeAsync()
    {
        Storage = await storage.NewAccountAsync();
        server = await StartAsync();
        api = new TestApi(server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>Starts another host on the same storage.</summary>
    internal Task<LocalServer> StartAsync(params (string Name, string Value)[] settings) => LocalHosts.StartAsync(Storage, settings);

    /// <summary>Starts a dry run and waits for its end.</summary>
    internal async Task<JsonElement> DryRunAsync(string flow, string body) => await EndOfAsync(await Api.OkAsync(HttpMethod.Post, $"flows/{flow}/dry-run", body));

    /// <summary>Waits for the end of a dry run.</summary>
    internal async Task<JsonElement> EndOfAsync(JsonElement begun)
    {
        var (path, found) = ($"flows/{begun.GetProperty("flow")}/dry-runs/{begun.GetProperty("id")}", begun);
        await TestWait.ForAsync($"the end of {path}", async () => found.GetProperty("status").GetString() != "running"
            || (found = await Api.OkAsync(HttpMethod.Get, path)).GetProperty("status").GetString() != "running");
        return found;
    }

    /// <summary>Starts a dry run, and returns the response at once.</summary>
    internal static async Task<(int Status, string? Location, JsonElement Body)> BeginAsync(string host, string flow, string body)
    {
        using var http = TestHttp.For(new Uri(host));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/flows/{flow}/dry-run") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "respond-async");
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, response.Headers.Location?.ToString(), JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
