namespace OrderStatusFlow.Scripting;

/// <summary>The one way out of a script: HTTP requests made by the host on its behalf, guarded, counted and logged.</summary>
public interface IScriptHttpClient
{
    /// <summary>Sends one request. Trouble (a refused address, a time-out, a limit) is a value; it surfaces in the script as an exception.</summary>
    Task<Result<ScriptHttpResponse>> SendAsync(ScriptHttpRequest request, CancellationToken cancellation);
}

/// <summary>A request as the script made it.</summary>
/// <param name="Method">Upper-case HTTP method.</param>
/// <param name="Url">Absolute URL, query included.</param>
/// <param name="Headers">In order; a name may repeat.</param>
/// <param name="Body">Null for none.</param>
/// <param name="Timeout">The script's own wish; null for the door's default.</param>
public sealed record ScriptHttpRequest(
    string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte>? Body, TimeSpan? Timeout);

/// <summary>The answer to it.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Reason">Reason phrase; may be empty.</param>
/// <param name="Headers">In order; a name may repeat.</param>
/// <param name="Body">Decompressed bytes.</param>
/// <param name="Url">The URL that answered, after redirects.</param>
public sealed record ScriptHttpResponse(
    int Status, string Reason, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, string Url);
