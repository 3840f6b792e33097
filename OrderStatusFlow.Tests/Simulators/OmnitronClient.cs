using System.Net.Http.Headers;
using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Simulators;

/// <summary>A simulator with a client that talks to it over its socket.</summary>
internal sealed class OmnitronClient(OmnitronSimulator omnitron) : IAsyncDisposable
{
    public OmnitronSimulator Omnitron => omnitron;

    public HttpClient Http { get; } = TestHttp.For(omnitron.Url);

    public static async Task<OmnitronClient> StartAsync(OmnitronOptions options) => new(await OmnitronSimulator.StartAsync(options));

    public static async Task<JsonElement> BodyAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    public async Task<string> LoginAsync(string path = "/api/i1/auth/login/")
    {
        HttpResponseMessage answer = await Http.PostAsync(path, TestHttp.Json("""{"username":"flow","password":"omnitron-password"}"""));
        var key = (await BodyAsync(answer)).GetProperty("key").GetString()!;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", key);
        return key;
    }

    public Task<HttpResponseMessage> PatchAsync(string body) =>
        Http.PatchAsync("/api/i1/order_items/bulk_status_update/", TestHttp.Json(body));

    public async Task<JsonElement> GetAsync(string path) => await BodyAsync(await Http.GetAsync(path));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await omnitron.DisposeAsync();
    }
}
