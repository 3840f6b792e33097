using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Api;

namespace OrderStatusFlow.Functions.Http;

/// <summary>The middleware and endpoints of the Api as one delegate. LocalHost serves them with Kestrel; here the HTTP triggers call
/// the delegate.</summary>
internal sealed class ApiPipeline
{
    private readonly RequestDelegate run;

    /// <param name="services">The services of this host. A request uses those of the function's scope.</param>
    public ApiPipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseOrderStatusFlow();
        app.UseEndpoints(routes => routes.MapOrderStatusFlow());
        run = app.Build();
    }

    /// <param name="request">The request.</param>
    /// <param name="key">The key that the Functions host has checked; null if it checked none.</param>
    public async Task<IResult> AnswerAsync(HttpRequest request, PlatformKey? key)
    {
        request.HttpContext.Features.Set(key);
        // Routing does not run if the request already has an endpoint, which is the function's own.
        request.HttpContext.SetEndpoint(null);
        request.RouteValues.Clear();
        await run(request.HttpContext);
        return Results.Empty;
    }
}
