using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderStatusFlow.Api.About;
using OrderStatusFlow.Api.Alarms;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.ConsoleFiles;
using OrderStatusFlow.Api.DryRuns;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Failures;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.Health;
using OrderStatusFlow.Api.Logins;
using OrderStatusFlow.Api.Meta;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Orders;
using OrderStatusFlow.Api.Previews;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Api.Reruns;
using OrderStatusFlow.Api.Runs;
using OrderStatusFlow.Api.Statistics;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Api;

/// <summary>The HTTP surface under <c>/api</c>, which both hosts serve.</summary>
public static class OrderStatusFlowEndpoints
{
    /// <summary>Registers the ASP.NET Core services of the endpoints.</summary>
    public static IServiceCollection AddOrderStatusFlowApi(this IServiceCollection services)
    {
        services.AddRequestDecompression().AddRouting().AddProblemDetails().AddExceptionHandler<RequestExceptionHandler>();
        // Routing and the exception handler require them. Web hosts register them themselves.
        services.AddMetrics().TryAddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = RunJson.Options.Encoder;
            options.SerializerOptions.MaxDepth = RunJson.Options.MaxDepth;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            foreach (var converter in RunJson.Options.Converters)
                options.SerializerOptions.Converters.Add(converter);
        });
        return services.AddSingleton<RerunSelection>().AddSingleton<RerunService>().AddAccess().AddApiDocument();
    }

    /// <summary>Adds routing and the middleware of the endpoints.</summary>
    public static IApplicationBuilder UseOrderStatusFlow(this IApplicationBuilder app)
    {
        app.UseMiddleware<HeadMiddleware>();
        app.UseRouting();
        app.UseStatusCodePages(pages => NotServedAsync(pages.HttpContext));
        app.UseExceptionHandler();
        app.Use(CallerWaitsAsync);
        app.UseMiddleware<CrossSiteMiddleware>();
        app.UseMiddleware<ConsoleMiddleware>();
        app.UseRequestDecompression();
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Maps every endpoint.</summary>
    public static void MapOrderStatusFlow(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithGroupName(ApiDocument.Name);
        api.MapHealth();
        api.MapFlows();
        api.MapVersions();
        api.MapPauses();
        api.MapWatermarks();
        api.MapLogins();
        api.MapStarts();
        api.MapRuns();
        api.MapRows();
        api.MapTraces();
        api.MapCsv();
        api.MapReruns();
        api.MapOrders();
        api.MapSync();
        api.MapStatistics();
        api.MapErrors();
        api.MapErrorCsv();
        api.MapAlarms();
        api.MapPreviews();
        api.MapConnections();
        api.MapDryRuns();
        api.MapTemplates();
        api.MapMeta();
        api.MapSystem();
        api.MapSchemas();
        api.MapMe();
        api.MapKeys();
        api.MapSessions();
        api.MapChanges();
        api.MapApiDocument();
    }

    // Storage is retried for a shorter time while somebody waits for the response.
    private static async Task CallerWaitsAsync(HttpContext context, RequestDelegate next)
    {
        using var waits = StorageClients.CallerWaits();
        await next(context);
    }

    // Routing returns these without a body: an unknown path, an unknown method of a known path, with Allow, and a body that is not JSON.
    private static Task NotServedAsync(HttpContext context) => context.Response.StatusCode switch
    {
        404 => Problems.Of(404, "http.route",
            $"There is no endpoint {context.Request.Method} {context.Request.Path}. GET /api/openapi/v1.json describes all of them.")
            .ExecuteAsync(context),
        405 => Problems.Of(405, "http.method",
            $"{context.Request.Path} supports {context.Response.Headers.Allow}, not {context.Request.Method}.").ExecuteAsync(context),
        415 => Problems.Of(415, ContentType(context.Request)).ExecuteAsync(context),
        _ => Task.CompletedTask,
    };

    private static Failure ContentType(HttpRequest request) =>
        new("http.contentType", $"The body is declared as '{request.ContentType}'. Send JSON with Content-Type: application/json.") { Place = "Content-Type" };
}
