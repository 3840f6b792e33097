using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Tests;

/// <summary>The HTTP surface of a host that a test started.</summary>
internal sealed class TestApi(string url) : IDisposable
{
    private readonly HttpClient http = TestHttp.For(new Uri(url));

    public void Dispose() => http.Dispose();

    public async Task<(int Status, JsonElement Body)> CallAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/{path}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    public async Task<JsonElement> OkAsync(HttpMethod method, string path, string? body = null)
    {
        var (status, answer) = (0, default(JsonElement));
        // On a busy machine storage does not always respond within the host's limit. A caller whose request may be repeated then sends it again.
        await TestWait.ForAsync($"a response to {path}", async () =>
        {
            (status, answer) = await CallAsync(method, path, body);
            return status != 503 || !(method == HttpMethod.Get || method == HttpMethod.Put);
        });
        status.ShouldBeInRange(200, 299, $"{method} {path}: {answer}");
        return answer;
    }

    /// <summary>Starts a run and waits for its end.</summary>
    public async Task<JsonElement> RunAsync(string path, string? body = null) =>
        await EndOfAsync((await OkAsync(HttpMethod.Post, path, body)).GetProperty("runId").GetString()!);

    /// <summary>Waits for the end of a run, which may have to be restarted.</summary>
    public async Task<JsonElement> EndOfAsync(string run)
    {
        JsonElement record = default;
        await TestWait.ForAsync(
            $"the end of {run}", async () => (record = await OkAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("status").GetString() != "running");
        return record;
    }
}
