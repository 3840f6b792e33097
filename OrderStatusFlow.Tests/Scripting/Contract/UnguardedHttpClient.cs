using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>A plain http over a real client, for a server on this machine.</summary>
internal sealed class UnguardedHttpClient(HttpMessageInvoker client) : IScriptHttpClient
{
    public async Task<Result<ScriptHttpResponse>> SendAsync(ScriptHttpRequest request, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
        if (request.Body is { } body)
            message.Content = new ReadOnlyMemoryContent(body);
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await client.SendAsync(message, cancellation);
            return new ScriptHttpResponse(
                (int)response.StatusCode,
                response.ReasonPhrase ?? "",
                [.. response.Headers.Concat(response.Content.Headers).Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))],
                await response.Content.ReadAsByteArrayAsync(cancellation),
                request.Url);
        }
        catch (HttpRequestException exception)
        {
            return new Failure("net.connection", exception.Message);
        }
    }
}
