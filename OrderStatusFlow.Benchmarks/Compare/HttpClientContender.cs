using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>The requests alone, with .NET's own <see cref="HttpClient"/>: the highest rate that any program on .NET can reach here.</summary>
/// <remarks>The pages are read and the bodies are made before the time starts. Nothing is mapped, stored or repeated.</remarks>
internal sealed class HttpClientContender(LoadPorts ports, int orders) : IContender, IDisposable
{
#pragma warning disable RS0030 // The client of .NET itself is measured.
    private readonly HttpClient http = new();
#pragma warning restore RS0030
    private List<byte[]>? bodies;

    public string Name => $"requests alone (HttpClient), {LoadFlow.MaxInFlight} tasks";

    public async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        bodies ??= await ReadAsync(cancellation);
        var token = await LogInAsync(cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = LoadFlow.MaxInFlight, CancellationToken = cancellation };
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(bodies, parallel, async (body, stopping) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, Omnitron("order_items/bulk_status_update/"));
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            request.Headers.Authorization = token;
            using var response = await http.SendAsync(request, stopping);
            response.EnsureSuccessStatusCode();
        });
        return Stopwatch.GetElapsedTime(began);
    }

    public void Dispose() => http.Dispose();

    private async Task<List<byte[]>> ReadAsync(CancellationToken cancellation)
    {
        var read = new List<byte[]>(orders);
        while (read.Count < orders)
        {
            var url = $"http://127.0.0.1:{ports.Erp}/orders?offset={read.Count}&limit={LoadFlow.PageSize}";
            var page = await http.GetFromJsonAsync<JsonElement>(url, cancellation);
            read.AddRange(page.GetProperty("results").EnumerateArray().Select(Body));
        }

        return read;
    }

    private async Task<AuthenticationHeaderValue> LogInAsync(CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(Omnitron("auth/login/"), new { username = "flow", password = "omnitron-password" }, cancellation);
        response.EnsureSuccessStatusCode();
        var key = (await response.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("key").GetString();
        return new AuthenticationHeaderValue("Token", key!);
    }

    private string Omnitron(string path) => $"http://127.0.0.1:{ports.Omnitron}/api/i1/{path}";

    private static byte[] Body(JsonElement order) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        order = order.GetProperty("number").GetString(),
        orderitem_set = order.GetProperty("items").EnumerateArray().Select(item => new { id = item.GetProperty("id").GetInt64(), status = "500" }),
    });
}
