using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Net;

/// <summary>The HTTP client for scripts. It uses the guarded client, sends one request at a time and limits the size of the
/// response.</summary>
public sealed class GuardedScriptHttpClient(HttpClient http) : IScriptHttpClient
{
    private const int MaxResponseBytes = 16 << 20;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public async Task<Result<ScriptHttpResponse>> SendAsync(ScriptHttpRequest request, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return new Failure("door.url", $"'{request.Url}' is not an http or https URL.");
        if (!HttpToken.IsValid(request.Method))
            return new Failure("door.method", $"'{request.Method}' is not a valid HTTP method.");
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), url);
        if (request.Body is { } body)
            message.Content = new ReadOnlyMemoryContent(body);
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                (message.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(request.Timeout is { } requested && requested < MaxWait ? requested : MaxWait);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            await response.Content.LoadIntoBufferAsync(MaxResponseBytes, limit.Token);
            var headers = response.Headers.Concat(response.Content.Headers)
                .SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key, v))).ToList();
            var content = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return new ScriptHttpResponse((int)response.StatusCode, response.ReasonPhrase ?? "", headers, content, url.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Failure("door.timeout", $"{url.Authority} did not respond in time.");
        }
        catch (HttpRequestException e) when (GuardedAddressException.Find(e) is { } guarded)
        {
            return new Failure("door.address", guarded.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            return new Failure("door.failed", $"{url.Authority}: {e.Message}");
        }
    }
}
