using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>Uses the host and the simulators by HTTP, as outsiders do.</summary>
internal sealed class LoadClient(HttpClient http, LoadPorts ports, CancellationToken cancellation)
{
    public Task<JsonElement> HostAsync(HttpMethod method, string call, string? body = null) =>
        SendAsync(method, $"http://127.0.0.1:{ports.Host}/api/{call}", body);

    public Task<JsonElement> OmnitronAsync(HttpMethod method, string call) => SendAsync(method, $"http://127.0.0.1:{ports.Omnitron}/_sim/{call}", body: null);

    public async Task<JsonElement> SendAsync(HttpMethod method, string url, string? body)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode ? text.Length > 0
            ? JsonElement.Parse(text) : default : throw new LoadException($"{method} {url} answered {(int)response.StatusCode}: {text}");
    }
}
