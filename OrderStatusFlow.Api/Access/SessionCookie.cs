using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OrderStatusFlow.Api.Access;

/// <summary>The cookie of a session. Scripts cannot read it, and browsers do not send it with requests of other sites.</summary>
internal static class SessionCookie
{
    public static void Set(HttpContext context, string session, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Sessions.Cookie, session, Options(context, expires));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Sessions.Cookie, Options(context, null));

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        // In Azure the front end ends TLS. A caller that claims https makes its own cookie stricter at most.
        Secure = context.Request.IsHttps || !context.RequestServices.GetRequiredService<HostUrls>().IsLocal
            || context.Request.Headers["X-Forwarded-Proto"].ToString().Equals("https", StringComparison.OrdinalIgnoreCase),
        Path = "/api",
        Expires = expires,
    };
}
