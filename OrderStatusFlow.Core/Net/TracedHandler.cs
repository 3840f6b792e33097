using System.Collections.Frozen;
using System.Globalization;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Net;

/// <summary>Creates a client span for each request to an ERP or to Omnitron. The built-in spans are not used because they include the URL,
/// and some ERPs require the session id in its path.</summary>
/// <remarks>
/// The span contains no path, query or header. No <c>traceparent</c> header is sent, because the other side belongs to another
/// organization and some ERPs reject unknown headers.
/// </remarks>
internal sealed class TracedHandler : DelegatingHandler
{
    // HTTP semantic conventions: any other method is recorded as _OTHER, because a script can choose any text.
    private static readonly FrozenSet<string> Known = new[] { "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT",
        "QUERY", "TRACE" }.ToFrozenSet(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var known = Known.Contains(request.Method.Method);
        using var span = Spans.Request(known ? request.Method.Method : "HTTP");
        if (span is not { IsAllDataRequested: true })
            return await base.SendAsync(request, cancellationToken);
        span.SetTag(TelemetryNames.HttpMethod, known ? request.Method.Method : "_OTHER");
        span.SetTag(TelemetryNames.ServerAddress, request.RequestUri!.Host).SetTag(TelemetryNames.ServerPort, request.RequestUri.Port);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            span.SetTag(TelemetryNames.HttpStatus, status);
            Spans.Failed(span, status < 400 ? null : status.ToString(CultureInfo.InvariantCulture));
            return response;
        }
        catch (Exception e)
        {
            Spans.Failed(span, e.GetType().FullName);
            throw;
        }
    }
}
