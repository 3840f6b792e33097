using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.EndToEnd.TestHost))]

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>
/// One local host for all end-to-end tests, which starts with the first of them. Each test has its own simulators and its own flows.
/// </summary>
public sealed partial class TestHost : IAsyncDisposable
{
    private readonly Lazy<Task<string>> storage;
    private readonly Lazy<Task<(LocalServer Server, HttpClient Http)>> started;

    private SharedStorage? shared;

    private RunEnds Ends { get; } = new();

    public TestHost()
    {
        storage = new(() => shared?.NewAccountAsync() ?? SharedStorage.NewTestAccountAsync());
        started = new(async () =>
        {
            await StorageAsync();
            // The host outlives the test that starts it, so nothing of that test's context may flow into it.
            Task<LocalServer> starting;
            using (ExecutionContext.SuppressFlow())
                starting = Task.Run(() => StartServerAsync());
            var server = await starting;
            return (server, TestHttp.For(new Uri(server.Url)));
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (server, http) = await started.Value;
        http.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Returns the host, which all tests share.</summary>
    internal async Task<LocalServer> ServerAsync() => (await started.Value).Server;

    /// <summary>Returns the host to the fixture of a collection, where no test is that has the storage.</summary>
    internal Task<LocalServer> ServerAsync(SharedStorage of)
    {
        shared = of;
        return ServerAsync();
    }

    /// <summary>Returns the storage's connection string.</summary>
    public Task<string> StorageAsync() => storage.Value;

    /// <summary>Starts another host on the same storage.</summary>
    internal async Task<LocalServer> StartServerAsync(params (string Name, string Value)[] settings) =>
        await LocalHosts.StartAsync(await StorageAsync(), Ends, [("Secrets:INSIDE_URL", "https://169.254.169.254"), .. settings]);

    public Task<(int Status, JsonElement Body)> CallAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/{path}") { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await (await started.Value).Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 300 }));
    }

    public async Task<JsonElement> OkAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var (status, answer) = (0, default(JsonElement));
        // On a busy machine storage does not always respond within the host's limit. A caller whose request may be repeated then sends it again.
        await TestWait.ForAsync($"a response to {path}", async () =>
        {
            (status, answer) = await CallAsync(method, path, body, headers);
            return status != 503 || !(method == HttpMethod.Get || method == HttpMethod.Put);
        });
        status.ShouldBeInRange(200, 299, $"{method} {path}: {answer}");
        return answer;
    }

    /// <summary>Stores a sample, its servers replaced by these, after a change. A schedule that the test did not change is quiet: runs are the test's own.</summary>
    internal async Task PutSampleAsync(string flow, string sample, OmnitronSimulator omnitron, ErpSimulator? erp = null, Func<string, string>? change = null)
    {
        var json = (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "samples", $"{sample}.json")))
            .Replace("127.0.0.1:7082", omnitron.Url.Authority, StringComparison.Ordinal).Replace("127.0.0.1:7081", erp?.Url.Authority ?? "127.0.0.1:9", StringComparison.Ordinal);
        var changed = change is null ? json : change(json);
        if (Schedule().Match(json) is { Success: true } schedule)
            changed = changed.Replace(schedule.Value, "\"schedule\": {\"every\": \"7.00:00:00\"}", StringComparison.Ordinal);
        await OkAsync(HttpMethod.Put, $"flows/{flow}", changed);
    }

    /// <summary>Stores an outbound flow that takes order objects as they are.</summary>
    internal Task PutPlainAsync(string flow, OmnitronSimulator omnitron, string more = "") => OkAsync(
        HttpMethod.Put,
        $"flows/{flow}",
        $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}{{{more}}}}""");

    /// <summary>Stores an inbound flow that does not run on its own during a test.</summary>
    internal Task<JsonElement> PutIdleAsync(string flow) => OkAsync(HttpMethod.Put, $"flows/{flow}", """
        {"direction": "inbound", "schedule": {"every": "7.00:00:00"}, "erp": {"url": "http://127.0.0.1:9/"},
         "omnitron": {"domainUrl": "http://127.0.0.1:9/", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}}
        """);

    /// <summary>Whether the scheduler has seen a flow.</summary>
    public async Task<bool> HasMarkAsync(string flow) =>
        (await (await (await ServerAsync()).Services.GetRequiredService<StorageClients>().TableAsync("schedules")).GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>(flow, "slot")).HasValue;

    /// <summary>Starts a run and waits for its end.</summary>
    public async Task<JsonElement> RunAsync(string path, string? payload = null, params (string Name, string Value)[] headers) =>
        await EndOfAsync((await OkAsync(HttpMethod.Post, path, payload, headers)).GetProperty("runId").GetString()!);

    public async Task<JsonElement> EndOfAsync(string run)
    {
        JsonElement record = default;
        await TestWait.ForAsync($"the end of {run}", async () => (record = await OkAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("status").GetString() != "running", Ends.Of(run));
        return record;
    }

    public async Task<IReadOnlyList<JsonElement>> RowsAsync(JsonElement record, string query = "limit=1000") =>
        [.. (await OkAsync(HttpMethod.Get, $"runs/{record.GetProperty("runId")}/rows?{query}")).GetProperty("items").EnumerateArray()];

    [GeneratedRegex(@"""schedule"": \{[^}]*\}")]
    private static partial Regex Schedule();
}
