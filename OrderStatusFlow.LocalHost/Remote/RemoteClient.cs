using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>Calls a host by HTTP.</summary>
internal sealed class RemoteClient : IDisposable
{
    private const string KeyHeader = "x-functions-key";
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 300 };

    private readonly HttpClient http;
    private readonly Uri api;
    private readonly string? key;

    /// <param name="url">The URL of the host, with or without <c>/api</c>.</param>
    /// <param name="key">The key; null without one. It is sent to this host alone, because redirects are not followed.</param>
    public RemoteClient(string url, string? key)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
            throw new RemoteException(ExitCode.Usage, "The URL of the host must be an http or https URL, such as https://orders.example.");
        if (key is not null && !HeaderValue.Fits(key))
            throw new RemoteException(ExitCode.Usage, "The key is not valid in a header: it contains a line break or a character outside ASCII.");
        var root = host.GetLeftPart(UriPartial.Path).TrimEnd('/');
        api = new Uri($"{(root.EndsWith("/api", StringComparison.OrdinalIgnoreCase) ? root : $"{root}/api")}/");
        this.key = key;
        // The person who runs the command chose the host, so it may be an internal one.
        http = GuardedHttp.Create(new NetOptions { AllowHosts = $"{host.Host}:{host.Port}" }, HostEndpoints.None, TimeProvider.System);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Sends a request.</summary>
    /// <exception cref="RemoteException">The host does not respond, or does not accept the key.</exception>
    public async Task<RemoteResponse> SendAsync(HttpMethod method, string call, CancellationToken cancellation, string? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(api, call));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add(KeyHeader, key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            var answer = new RemoteResponse((int)response.StatusCode, Parse(text), response.Headers.ETag?.ToString());
            if (answer.Status is 401 or 403)
                throw new RemoteException(ExitCode.NoAccess, $"{api.Authority} does not allow this call. {string.Join(' ', answer.Errors())}");
            // Each error of a host has a code.
            return answer.Succeeded || answer.Text("code") is not null ? answer
                : throw new RemoteException(ExitCode.NoAccess, $"{api.Authority} returned {answer.Status}, but not as Order Status Flow does. Check --url.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new RemoteException(ExitCode.NoAccess, $"{api.Authority} does not respond: {e.GetBaseException().Message} Check --url.");
        }
        catch (JsonException)
        {
            throw new RemoteException(ExitCode.NoAccess, $"{api.Authority} does not respond as Order Status Flow does. Check --url.");
        }
    }

    private static JsonElement Parse(string text) => text.Length == 0 ? default : JsonElement.Parse(text, Deep);
}
