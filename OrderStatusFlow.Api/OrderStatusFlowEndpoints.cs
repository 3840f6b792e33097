using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api;

/// <summary>The HTTP surface under <c>/api</c>; both hosts serve it.</summary>
public static class OrderStatusFlowEndpoints
{
    /// <summary>Registers what the endpoints need of ASP.NET Core.</summary>
    public static IServiceCollection AddOrderStatusFlowApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = RunJson.Options.Encoder;
            options.SerializerOptions.MaxDepth = RunJson.Options.MaxDepth;
            foreach (var converter in RunJson.Options.Converters)
                options.SerializerOptions.Converters.Add(converter);
        });
        return services;
    }

    /// <summary>Maps every endpoint.</summary>
    public static void MapOrderStatusFlow(this WebApplication app)
    {
        app.UseStatusCodePages(pages => NotServedAsync(pages.HttpContext));
        app.UseMiddleware<ExceptionHandlingMiddleware>();
        app.UseMiddleware<CrossSiteMiddleware>();
        app.UseMiddleware<ApiKeyMiddleware>();
        var api = app.MapGroup("/api");
        HealthEndpoints.Map(api);
        FlowEndpoints.Map(api);
        StartEndpoints.Map(api);
        WatermarkEndpoints.Map(api);
        RunEndpoints.Map(api);
        OrderEndpoints.Map(api);
        PreviewEndpoints.Map(api);
        TemplateEndpoints.Map(api);
    }

    // Routing answers these two, with no body: an unknown path, and a known path's unknown method, whose others are in Allow.
    private static Task NotServedAsync(HttpContext context) => context.Response.StatusCode switch
    {
        404 => Problems.Of(404, "http.route", $"There is no {context.Request.Method} {context.Request.Path}.").ExecuteAsync(context),
        405 => Problems.Of(405, "http.method", $"{context.Request.Path} takes {context.Response.Headers.Allow}, not {context.Request.Method}.").ExecuteAsync(context),
        _ => Task.CompletedTask,
    };
}
