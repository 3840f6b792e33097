using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Sends only the requests of scripts that change nothing: methods that are safe by RFC 9110, section 9.2.1.</summary>
internal sealed class SafeScriptHttpClient(IScriptHttpClient http) : IScriptHttpClient
{
    public Task<Result<ScriptHttpResponse>> SendAsync(ScriptHttpRequest request, CancellationToken cancellation) =>
        request.Method.ToUpperInvariant() is "GET" or "HEAD" or "OPTIONS"
            ? http.SendAsync(request, cancellation)
            : Task.FromResult<Result<ScriptHttpResponse>>(new Failure("door.dryRun",
                $"A dry run does not send the {request.Method} requests of a script, because they may change something. It sends GET, HEAD and OPTIONS."));
}
