using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api.Access;

/// <summary>Finds the caller of a request.</summary>
public static class CallerExtensions
{
    /// <summary>The caller of a request to an endpoint that requires a role.</summary>
    /// <exception cref="InvalidOperationException">The endpoint requires no role.</exception>
    public static Caller Caller(this HttpContext context) => context.FindCaller()
        ?? throw new InvalidOperationException($"{context.Request.Path} requires no role, so its caller is not known.");

    internal static Caller? FindCaller(this HttpContext context) => (context.User.Identity as CallerIdentity)?.Caller;
}
