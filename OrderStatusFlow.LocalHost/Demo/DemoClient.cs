using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.LocalHost.Demo;

/// <summary>Uses the host as an outsider does: by HTTP.</summary>
internal sealed class DemoClient(LocalServer host, string? key)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestBefore = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    // The host's own client serves flows, which may not call the host.
    private readonly HttpClient http = GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);

    public Task PutFlowAsync(string flow, string definition) => SendAsync(HttpMethod.Put, $"flows/{flow}", definition);

    /// <summary>Waits for the runs of a flow that are in progress, for half a minute at most.</summary>
    /// <remarks>The flow of an earlier demo is due when the host starts. Its run would write some orders at the same time as the demo's.</remarks>
    public async Task WaitForRunsAsync(string flow)
    {
        using var limit = new CancellationTokenSource(LongestBefore);
        while (!limit.IsCancellationRequested && await IsRunningAsync(flow))
            await Task.Delay(BetweenLooks, TimeProvider.System);
    }

    /// <summary>Starts a run and waits for its end.</summary>
    public async Task<IReadOnlyList<DemoRow>> RunAsync(string call, string? payload)
    {
        var run = (await SendAsync(HttpMethod.Post, call, payload)).GetProperty("runId").GetString()!;
        using var limit = new CancellationTokenSource(Longest);
        JsonElement record;
        while ((record = await SendAsync(HttpMethod.Get, $"runs/{run}", null)).GetProperty("status").GetString() == "running")
            await Task.Delay(BetweenLooks, TimeProvider.System, limit.Token);
        var orders = Quantity.Of(record.GetProperty("totals").GetProperty("rows").GetInt32(), "order");
        Console.WriteLine($"  run {run}: {record.GetProperty("status")}, {orders}{Why(record)}");
        var rows = await SendAsync(HttpMethod.Get, $"runs/{run}/rows?limit=1000", null);
        return [.. rows.GetProperty("items").EnumerateArray().Select(row => new DemoRow(record.GetProperty("flow").GetString()!, row))];
    }

    private async Task<bool> IsRunningAsync(string flow) =>
        (await SendAsync(HttpMethod.Get, $"runs?flow={flow}&status=running&limit=1", null)).GetProperty("items").GetArrayLength() > 0;

    private static string Why(JsonElement record) =>
        record.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? $"; {error.GetProperty("message")}" : "";

    private async Task<JsonElement> SendAsync(HttpMethod method, string call, string? body)
    {
        using var request = new HttpRequestMessage(method, $"{host.Url}/api/{call}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(text) : throw new SetupException($"{method} /api/{call} answered {(int)response.StatusCode}: {text}");
    }
}

/// <summary>A line of the demo's table.</summary>
internal sealed record DemoRow(string Flow, string? Order, string Outcome, string? Message, string? HttpStatus, string? Response)
{
    public DemoRow(string flow, JsonElement row)
        : this(flow, row.GetProperty("order").GetString(), row.GetProperty("outcome").GetString()!, row.GetProperty("message")
            .GetString(), row.GetProperty("httpStatus").ToString(), row.GetProperty("response").GetString())
    {
    }
}
