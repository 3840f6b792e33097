using System.Collections.Frozen;
using System.Globalization;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Net;

/// <summary>A client span for each request to an ERP or to Omnitron, made here because .NET's own holds the URL: some ERPs want their session in the path of it.</summary>
/// <remarks>
/// Neither path nor query nor any header is told. No <c>traceparent</c> is sent: the other side is another house's, and some ERPs refuse headers that they do not know.
/// </remarks>
internal sealed class TracedHandler : DelegatingHandler
{
    // Semantic conventions for HTTP: any other method is told as _OTHER, since it may be anything that a script made up.
    private static readonly FrozenSet<string> Known = new[] { "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE" }.ToFrozenSet(StringComparer.Ordinal);

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
