namespace OrderStatusFlow.Scripting;

/// <summary>Sends HTTP requests for a script. Requests are guarded, counted and logged, and are a script's only network access.</summary>
public interface IScriptHttpClient
{
    /// <summary>Sends one request. A rejected address, a timeout or a limit is returned as a failure, which the script receives as an
    /// exception.</summary>
    Task<Result<ScriptHttpResponse>> SendAsync(ScriptHttpRequest request, CancellationToken cancellation);
}

/// <summary>An HTTP request of a script.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Url">The absolute URL, including its query.</param>
/// <param name="Headers">In order; a name may repeat.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Timeout">The timeout that the script requests; null for the default.</param>
public sealed record ScriptHttpRequest(
    string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte>? Body, TimeSpan? Timeout);

/// <summary>The response to a script's HTTP request.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Reason">The reason phrase, which may be empty.</param>
/// <param name="Headers">In order; a name may repeat.</param>
/// <param name="Body">The decompressed body.</param>
/// <param name="Url">The URL of the response, after redirects.</param>
public sealed record ScriptHttpResponse(
    int Status, string Reason, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, string Url);
