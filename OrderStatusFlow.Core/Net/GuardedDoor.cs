using System.Buffers;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Net;

/// <summary>The way out for scripts: the guarded client, one request at a time, a bounded answer.</summary>
public sealed class GuardedDoor(HttpClient http) : IScriptDoor
{
    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private const int LargestAnswer = 16 << 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static bool IsToken(string method) => method.Length > 0 && !method.AsSpan().ContainsAnyExcept(Token);

    /// <inheritdoc/>
    public async Task<Result<ScriptHttpResponse>> SendAsync(ScriptHttpRequest request, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return new FlowFailure("door.url", $"'{request.Url}' is no http or https URL.");
        if (!IsToken(request.Method))
            return new FlowFailure("door.method", $"'{request.Method}' cannot be the method of an HTTP request.");
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), url);
        if (request.Body is { } body)
            message.Content = new ReadOnlyMemoryContent(body);
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                (message.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(request.Timeout is { } wish && wish < LongestWait ? wish : LongestWait);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, limit.Token);
            var headers = response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key, v))).ToList();
            return new ScriptHttpResponse((int)response.StatusCode, response.ReasonPhrase ?? "", headers, await response.Content.ReadAsByteArrayAsync(limit.Token), url.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FlowFailure("door.timeout", $"{url.Authority} did not answer in time.");
        }
        catch (HttpRequestException e) when (GuardedAddressException.Find(e) is { } guarded)
        {
            return new FlowFailure("door.address", guarded.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            return new FlowFailure("door.failed", $"{url.Authority}: {e.Message}");
        }
    }
}
