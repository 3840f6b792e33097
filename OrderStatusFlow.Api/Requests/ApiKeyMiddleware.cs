using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Logins;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Requires the key of the setting <c>OrderStatusFlow__ApiKey</c>, if it is set, in the header <c>x-functions-key</c> or as
/// <c>?code=</c>. <c>/api/health</c> requires no key, and neither does the redirect from an ERP, whose <c>?code=</c> is the ERP's.</summary>
internal sealed class ApiKeyMiddleware(RequestDelegate next, ApiOptions options)
{
    private readonly byte[]? key = options.ApiKey is { } text ? Encoding.UTF8.GetBytes(text) : null;

    public async Task InvokeAsync(HttpContext context)
    {
        if (key is null || !context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/api/health")
            || context.Request.Path.Equals(LoginEndpoints.CallbackPath, StringComparison.OrdinalIgnoreCase) || IsKey(context.Request))
        {
            await next(context);
            return;
        }

        await Problems.Of(401, "http.key", "This request requires the host's key in the header x-functions-key or as ?code=.")
            .ExecuteAsync(context);
    }

    private bool IsKey(HttpRequest request)
    {
        var given = request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), key);
    }
}
