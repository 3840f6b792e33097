using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Api;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Functions.Http;

/// <summary>The Api's middleware and endpoints as one delegate: what LocalHost serves by Kestrel, the HTTP triggers serve by this.</summary>
/// <remarks>
/// The web application in it never starts. Its services only tell the endpoints which of their parameters are services; the services of a call are
/// those of the function's scope.
/// </remarks>
internal sealed class ApiPipeline : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RequestDelegate run;

    public ApiPipeline(IConfiguration configuration, ILoggerFactory logs, IRunLauncher launcher)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddRouting().AddSingleton(logs).AddSingleton(launcher).AddOrderStatusFlow(configuration, loopbackUnlessSet: false).AddOrderStatusFlowApi();
        app = builder.Build();
        app.UseRouting();
        app.MapOrderStatusFlow();
        app.UseEndpoints(_ => { });
        run = ((IApplicationBuilder)app).Build();
    }

    public async Task<IResult> AnswerAsync(HttpRequest request)
    {
        // The function's own endpoint would keep the Api's routing from looking for one.
        request.HttpContext.SetEndpoint(null);
        request.RouteValues.Clear();
        await run(request.HttpContext);
        return Results.Empty;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
