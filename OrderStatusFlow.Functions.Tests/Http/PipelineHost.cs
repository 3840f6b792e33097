using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Primitives;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Functions.Http;

namespace OrderStatusFlow.Functions.Tests.Http;

/// <summary>The pipeline that answers the HTTP triggers, on a storage account, with the settings of an app.</summary>
internal sealed class PipelineHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ApiPipeline pipeline;

    private PipelineHost(ServiceProvider services) => (this.services, pipeline) = (services, new ApiPipeline(services));

    public IServiceProvider Services => services;

    public static PipelineHost Create(string connection, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"), new("WEBSITE_HOSTNAME", "app.example"), new("AzureWebJobsStorage", connection),
            .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)),
        ]).Build();
        return new PipelineHost(new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<IRunLauncher, NoLauncher>()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { ApplicationName = "OrderStatusFlow.Functions" })
            .AddOrderStatusFlow(configuration, loopbackUnlessSet: false).AddOrderStatusFlowApi().AddSingleton<IHostAccess, PlatformAccess>().BuildServiceProvider());
    }

    /// <summary>Requests a path of the console, as the function for it does.</summary>
    /// <param name="path">The path from the root.</param>
    /// <param name="headers">The headers.</param>
    public async Task<HttpResponse> ConsoleAsync(string path, params (string Name, string Value)[] headers)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Response.Body) = ("GET", path, new MemoryStream());
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;
        await pipeline.AnswerAsync(context.Request, null);
        return context.Response;
    }

    /// <summary>Calls an operation.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path after <c>/api/</c>, with the query.</param>
    /// <param name="key">The key that the Functions host has checked; null if it checked none.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">The headers.</param>
    public async Task<PipelineAnswer> CallAsync(string method, string path, PlatformKey? key, string? body, params (string Name, string Value)[] headers)
    {
        await using var scope = services.CreateAsyncScope();
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var parts = path.Split('?');
        (context.Request.Method, context.Request.Path, context.Request.Host, context.Response.Body) = (method, $"/api/{parts[0]}", new HostString("app.example"), answer);
        context.Request.QueryString = new QueryString(parts.Length > 1 ? $"?{parts[1]}" : "");
        if (body is not null)
            (context.Request.ContentType, context.Request.Body) = ("application/json", new MemoryStream(Encoding.UTF8.GetBytes(body)));
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = StringValues.Concat(context.Request.Headers[name], value);
        await pipeline.AnswerAsync(context.Request, key);
        var isJson = answer.Length > 0 && context.Response.ContentType!.Contains("json", StringComparison.Ordinal);
        return new PipelineAnswer(context.Response.StatusCode, isJson ? JsonElement.Parse(answer.ToArray()) : default);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class NoLauncher : IRunLauncher
    {
        public Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation) => Task.CompletedTask;

        public Task WakeAsync(RunId run, CancellationToken cancellation) => Task.CompletedTask;
    }
}

/// <summary>A response of the pipeline.</summary>
internal sealed record PipelineAnswer(int Status, JsonElement Body)
{
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;
}
