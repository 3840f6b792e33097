using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Rejects requests that a web page of another site makes a browser send: cross-site requests, and requests to an unknown host
/// name (DNS rebinding).</summary>
/// <remarks>This protects hosts that require no key, LocalHost and Core Tools, and on every host requests that a browser authenticates by
/// itself: with the cookie of a session, or by Entra ID. In Azure the Host header is checked only if <c>AllowedHosts</c> is set.</remarks>
internal sealed class CrossSiteMiddleware(RequestDelegate next, HostUrls urls, PublicUrl publicUrl)
{
    private readonly bool isLocal = urls.IsLocal;
    private readonly IList<StringSegment>? allowedHosts = AllowedHosts(urls);

    /// <summary>Whether a GET request to this URL starts a run.</summary>
    public static bool IsTrigger(HttpRequest request) => request.Path.Value!.TrimEnd('/').EndsWith("/trigger", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (allowedHosts is not null && request.Host.HasValue && !HostString.MatchesAny(request.Host.Host, allowedHosts))
        {
            return Problems.Of(400, "http.host",
                $"The host name '{request.Host.Host}' is not allowed. Use one of {string.Join(", ", allowedHosts)}, "
                + $"or allow the name with the setting {ApiOptions.AllowedHostsName}.").ExecuteAsync(context);
        }

        if (ChangesState(request) && (isLocal || IsAuthenticatedByBrowser(request)) && IsCrossSite(request))
            return Problems.Of(403, "http.origin",
                "A web page of another site may not call this host. Call it from a page of this host, or without a browser.")
                .ExecuteAsync(context);
        return next(context);
    }

    private static bool ChangesState(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || IsTrigger(request);

    // A page of another site must not log a person in either: what the person does then would belong to the other's session.
    private static bool IsAuthenticatedByBrowser(HttpRequest request) => request.Cookies.ContainsKey(Sessions.Cookie)
        || request.Headers.ContainsKey(EntraPrincipal.Header) || request.Path.StartsWithSegments(SessionEndpoints.Path);

    // Browsers set both headers, and pages cannot change them. Other clients send neither.
    private bool IsCrossSite(HttpRequest request)
    {
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return !(Uri.TryCreate(origin, UriKind.Absolute, out var url)
                && (url.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase) || publicUrl.IsOrigin(url)));
        return request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
    }

    private static StringSegment[]? AllowedHosts(HostUrls urls)
    {
        var names = urls.AllowedHosts;
        return names is null || names.Contains("*") ? null : [.. names.Select(name => new StringSegment(name))];
    }
}
