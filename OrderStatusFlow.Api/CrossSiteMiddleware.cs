using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace OrderStatusFlow.Api;

/// <summary>Refuses requests that a web page of another site makes a browser send: those to a name that only resolves here (DNS rebinding), and those across sites.</summary>
/// <remarks>It matters where calls need no key: in LocalHost and Core Tools. In Azure it checks the Host header only when <c>AllowedHosts</c> is set.</remarks>
internal sealed class CrossSiteMiddleware(RequestDelegate next, IConfiguration configuration, PublicUrl publicUrl)
{
    private readonly bool isLocal = HostUrls.IsLocal(configuration);
    private readonly IList<StringSegment>? allowedHosts = AllowedHosts(configuration);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (allowedHosts is not null && request.Host.HasValue && !HostString.MatchesAny(request.Host.Host, allowedHosts))
        {
            return Problems.Of(400, "http.host", $"This host does not answer to the name '{request.Host.Host}'. Call it by one of {string.Join(", ", allowedHosts)}, "
                + $"or allow the name with the setting {HostUrls.AllowedHostsSetting}.").ExecuteAsync(context);
        }

        if (isLocal && ChangesState(request) && IsCrossSite(request))
            return Problems.Of(403, "http.origin", "A web page of another site may not call this host. Call it from a page of its own, or without a browser.").ExecuteAsync(context);
        return next(context);
    }

    // A trigger URL starts a run by GET too.
    private static bool ChangesState(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Path.Value!.TrimEnd('/').EndsWith("/trigger", StringComparison.OrdinalIgnoreCase);

    // Browsers set both headers, and pages cannot change them. Other programs send neither.
    private bool IsCrossSite(HttpRequest request)
    {
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return !(Uri.TryCreate(origin, UriKind.Absolute, out var url) && (url.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase) || publicUrl.IsOrigin(url)));
        return request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
    }

    private static StringSegment[]? AllowedHosts(IConfiguration configuration)
    {
        var names = HostUrls.AllowedHosts(configuration);
        return names is null || names.Contains("*") ? null : [.. names.Select(name => new StringSegment(name))];
    }
}
