using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Answers HEAD as GET. The server leaves out the body.</summary>
/// <remarks>Add it before routing. A GET request to a trigger URL starts a run, which a HEAD request must not do.</remarks>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsHead(request.Method) && request.Path.StartsWithSegments("/api") && !CrossSiteMiddleware.IsTrigger(request))
            request.Method = HttpMethods.Get;
        return next(context);
    }
}
