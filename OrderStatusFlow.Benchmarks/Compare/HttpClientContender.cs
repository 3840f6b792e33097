using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>The requests alone, with .NET's own <see cref="HttpClient"/>: the highest rate that any program on .NET can reach here.</summary>
/// <remarks>The pages are read and the bodies are made before the time starts. Nothing is mapped, stored or repeated.</remarks>
internal sealed class HttpClientContender(LoadStack stack, int orders) : IContender, IDisposable
{
#pragma warning disable RS0030 // The client of .NET itself is measured.
    private readonly HttpClient http = new();
#pragma warning restore RS0030
    private List<byte[]>? bodies;

    public string Name => $"requests alone (HttpClient), {LoadFlow.MaxInFlight} tasks";

    public async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        bodies ??= await ReadAsync();
        var token = await LogInAsync();
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

    private async Task<List<byte[]>> ReadAsync()
    {
        var read = new List<byte[]>(orders);
        while (read.Count < orders)
        {
            var url = $"http://127.0.0.1:{stack.Ports.Erp}/orders?offset={read.Count}&limit={LoadFlow.PageSize}";
            var page = await stack.Client.SendAsync(HttpMethod.Get, url, body: null);
            read.AddRange(page.GetProperty("results").EnumerateArray().Select(Body));
        }

        return read;
    }

    private async Task<AuthenticationHeaderValue> LogInAsync()
    {
        var login = JsonSerializer.Serialize(new { username = "flow", password = "omnitron-password" });
        var response = await stack.Client.SendAsync(HttpMethod.Post, Omnitron("auth/login/"), login);
        return new AuthenticationHeaderValue("Token", response.GetProperty("key").GetString()!);
    }

    private string Omnitron(string path) => $"http://127.0.0.1:{stack.Ports.Omnitron}/api/i1/{path}";

    private static byte[] Body(JsonElement order) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        order = order.GetProperty("number").GetString(),
        orderitem_set = order.GetProperty("items").EnumerateArray().Select(item => new { id = item.GetProperty("id").GetInt64(), status = "500" }),
    });
}
