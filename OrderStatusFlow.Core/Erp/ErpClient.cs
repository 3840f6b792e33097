using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Sends one request and takes the whole answer into memory.</summary>
internal sealed class ErpClient(HttpClient http, TimeProvider clock)
{
    /// <param name="request">The request.</param>
    /// <param name="what">What it is called in messages.</param>
    /// <param name="secrets">Redacted in what the other side says.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The answer whatever its status, or a failure when there was none.</returns>
    public async Task<Result<ErpResponse>> SendAsync(HttpRequestMessage request, string what, SecretRedactor secrets, CancellationToken cancellation)
    {
        var host = request.RequestUri!.Host();
        try
        {
            using var limit = GuardedHttp.Limit(http, cancellation);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await ReadAsync(response.Content, limit.Token);
            if (body is null)
                return new Failure("erp.answer", $"The answer of {host} to the {what} is larger than {ErpResponse.MaxBytes / 1024 / 1024} MB: use pagination or a smaller limit.");
            var type = response.Content.Headers.ContentType;
            var link = response.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : null;
            return new ErpResponse(response.StatusCode, type?.MediaType?.ToLowerInvariant(), type?.CharSet, link, RetryAfter.Wait(response.Headers, clock), body.Value)
            {
                Date = response.Headers.Date is { Year: >= 1970 } date ? date : null,
                RedirectsTo = (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location && Uri.TryCreate(request.RequestUri, location, out var target)
                    ? target.Host() + target.AbsolutePath
                    : null,
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Failure("erp.read", $"{host} did not answer the {what} in time.") { Retryable = true };
        }
        catch (HttpRequestException e) when (GuardedAddressException.Find(e) is { } guarded)
        {
            return new Failure("net.address", $"The {what} was not sent. {guarded.Message}");
        }
        catch (HttpRequestException exception)
        {
            return new Failure("erp.read", $"The {what} to {host} failed: {secrets.Redact(Reason(exception))}.") { Retryable = true };
        }
        catch (IOException)
        {
            return new Failure("erp.read", $"The answer of {host} to the {what} broke off.") { Retryable = true };
        }
        // The decoder for brotli says InvalidOperationException where the one for gzip says InvalidDataException.
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            return new Failure("erp.answer", $"The answer of {host} to the {what} is compressed, and damaged.") { Retryable = true };
        }
    }

    private static string Reason(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "there is no such host",
        HttpRequestError.ConnectionError => "nobody answers there",
        HttpRequestError.SecureConnectionError => "its certificate or TLS connection was not accepted",
        HttpRequestError.ResponseEnded => "the connection ended before the answer did",
        _ => (exception.InnerException?.Message ?? exception.Message).TrimEnd('.'),
    };

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > ErpResponse.MaxBytes)
            return null;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[Math.Max(4096, (int)(content.Headers.ContentLength ?? 64 * 1024) + 1)];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
                return buffer.AsMemory(0, length);
            length += read;
            if (length > ErpResponse.MaxBytes)
                return null;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    /// <summary>A failure that tells what an answer was and how it began.</summary>
    public static Failure Refused(string code, string message, ErpResponse answer, SecretRedactor secrets) =>
        new(code, $"{message}{(answer.RedirectsTo is { } target ? $" It redirects to {secrets.Redact(target)}, which is not followed: set that address in the flow if it is the right one." : "")}{(answer.Body.Length == 0 ? " The answer was empty." : $" The answer began: {answer.Excerpt(secrets)}")}")
        {
            Retryable = answer.Retryable,
            RetryAfter = answer.RetryAfter,
        };
}
