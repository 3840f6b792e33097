using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Sends requests to an ERP and reads each response into memory.</summary>
internal sealed class ErpClient(HttpClient http, TimeProvider clock)
{
    /// <param name="request">The request.</param>
    /// <param name="what">The request's name in messages.</param>
    /// <param name="secrets">The secrets to redact in messages.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>The response with any status, or a failure if there was no response.</returns>
    public async Task<Result<ErpResponse>> SendAsync(HttpRequestMessage request, string what, SecretRedactor secrets,
        CancellationToken cancellation)
    {
        var host = request.RequestUri!.Host();
        try
        {
            using var limit = GuardedHttp.Limit(http, cancellation);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await ReadAsync(response.Content, limit.Token);
            if (body is null)
                return new Failure("erp.answer",
                    $"The response of {host} to the {what} is larger than {ErpResponse.MaxBytes / 1024 / 1024} MB. "
                    + "Use pagination or a smaller limit.");
            var type = response.Content.Headers.ContentType;
            var link = response.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : null;
            return new ErpResponse(response.StatusCode, type?.MediaType?.ToLowerInvariant(), type?.CharSet, link,
                RetryAfter.Wait(response.Headers, clock), body.Value)
            {
                Date = response.Headers.Date is { Year: >= 1970 } date ? date : null,
                RedirectsTo = (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location
                    && Uri.TryCreate(request.RequestUri, location, out var target)
                    ? target.Host() + target.AbsolutePath
                    : null,
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Failure("erp.read", $"{host} did not respond to the {what} in time.") { Retryable = true };
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
            return new Failure("erp.read",
                $"The connection to {host} ended in the middle of the response to the {what}.")
            { Retryable = true };
        }
        // The Brotli decoder throws InvalidOperationException where the gzip decoder throws InvalidDataException.
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            return new Failure("erp.answer", $"The response of {host} to the {what} has damaged compression.") { Retryable = true };
        }
    }

    private static string Reason(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the host name cannot be resolved",
        HttpRequestError.ConnectionError => "the connection was refused or timed out",
        HttpRequestError.SecureConnectionError => "the TLS connection or certificate was rejected",
        HttpRequestError.ResponseEnded or HttpRequestError.Unknown when exception.InnerException is IOException =>
            "the connection ended before the response did",
        HttpRequestError.ResponseEnded => "the connection ended before the response did",
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

    /// <summary>Creates a failure with the redirect target and the beginning of a response.</summary>
    public static Failure Refused(string code, string message, ErpResponse answer, SecretRedactor secrets) =>
        new(code, message + Redirect(answer, secrets)
            + (answer.Body.Length == 0 ? " The response was empty." : $" The response began: {answer.Excerpt(secrets)}"))
        {
            Retryable = answer.Retryable,
            RetryAfter = answer.RetryAfter,
        };

    private static string Redirect(ErpResponse answer, SecretRedactor secrets) => answer.RedirectsTo is not { } target
        ? ""
        : $" It redirects to {secrets.Redact(target)}, and redirects are not followed. If the target is correct, set it in the flow.";
}
