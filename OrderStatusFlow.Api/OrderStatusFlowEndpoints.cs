using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api;

/// <summary>The HTTP surface under <c>/api</c>, which both hosts serve.</summary>
public static class OrderStatusFlowEndpoints
{
    /// <summary>Registers the ASP.NET Core services of the endpoints.</summary>
    public static IServiceCollection AddOrderStatusFlowApi(this IServiceCollection services)
    {
        services.AddRouting().AddProblemDetails();
        // Routing requires it. Web hosts register it themselves.
        services.TryAddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = RunJson.Options.Encoder;
            options.SerializerOptions.MaxDepth = RunJson.Options.MaxDepth;
            foreach (var converter in RunJson.Options.Converters)
                options.SerializerOptions.Converters.Add(converter);
        });
        return services;
    }

    /// <summary>Adds the middleware of the endpoints. Add it after routing.</summary>
    public static IApplicationBuilder UseOrderStatusFlow(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(pages => NotServedAsync(pages.HttpContext));
        app.UseMiddleware<ExceptionHandlingMiddleware>();
        app.UseMiddleware<CrossSiteMiddleware>();
        app.UseMiddleware<ApiKeyMiddleware>();
        return app;
    }

    /// <summary>Maps every endpoint.</summary>
    public static void MapOrderStatusFlow(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        HealthEndpoints.Map(api);
        FlowEndpoints.Map(api);
        StartEndpoints.Map(api);
        WatermarkEndpoints.Map(api);
        RunEndpoints.Map(api);
        OrderEndpoints.Map(api);
        PreviewEndpoints.Map(api);
        TemplateEndpoints.Map(api);
    }

    // Routing returns these two without a body: an unknown path, and an unknown method of a known path, with Allow.
    private static Task NotServedAsync(HttpContext context) => context.Response.StatusCode switch
    {
        404 => Problems.Of(404, "http.route", $"There is no endpoint {context.Request.Method} {context.Request.Path}.")
            .ExecuteAsync(context),
        405 => Problems.Of(405, "http.method",
            $"{context.Request.Path} supports {context.Response.Headers.Allow}, not {context.Request.Method}.").ExecuteAsync(context),
        _ => Task.CompletedTask,
    };
}
