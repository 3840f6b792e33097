using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.LocalHost.Demo;
using OrderStatusFlow.LocalHost.Runs;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.LocalHost;

/// <summary>The whole product in one process: the HTTP surface, a scheduler and durable runs, with Azurite beside it when no storage is given.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly AzuriteProcess? azurite;
    private readonly HostLease? lease;

    private LocalServer(WebApplication app, AzuriteProcess? azurite, HostLease? lease) => (this.app, this.azurite, this.lease) = (app, azurite, lease);

    /// <summary>Where it listens.</summary>
    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');

    public IServiceProvider Services => app.Services;

    /// <summary>Sets up what is missing and starts serving.</summary>
    /// <exception cref="SetupException">Something is missing that only a person can provide; the message says what to do.</exception>
    public static async Task<LocalServer> StartAsync(LocalServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options.Args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        if (string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(new LocalHostOptions().Urls);
        builder.Logging.Quiet();
        if (options.Log is { } log)
            builder.Logging.AddProvider(log);
        // Its messages have a stack trace. SetupException has the message for people.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // The endpoints limit the body: one that is too large is a 413 with a sentence.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddOrderStatusFlow(builder.Configuration, loopbackUnlessSet: true).AddOrderStatusFlowApi();
        builder.Services.AddHostSettings<LocalHostOptions>(builder.Configuration).AddHostSettings<AzuriteOptions>(builder.Configuration);
        builder.Services.AddHostSettings<DemoOptions>(builder.Configuration).AddConsoleTelemetry(builder.Configuration);
        builder.Services.AddSingleton<LoopbackAccess>().AddSingleton<IHostAccess>(p => p.GetRequiredService<LoopbackAccess>());
        builder.Services.AddSingleton<RunSupervisor>().AddSingleton<RunExecutor>().AddSingleton<LocalRunner>()
            .AddSingleton<IRunLauncher>(p => p.GetRequiredService<LocalRunner>());
        builder.Services.AddHostedService(p => p.GetRequiredService<LocalRunner>()).AddHostedService<SchedulerService>()
            .AddHostedService<PurgeService>();
        // The names that it answers to are checked by the endpoints, with a sentence in the answer.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        var app = builder.Build();
        AzuriteProcess? azurite = null;
        HostLease? lease = null;
        try
        {
            if (app.Services.FindSettingErrors() is { Count: > 0 } errors)
                throw new SetupException(string.Join(Environment.NewLine, errors));
            await NpmParts.EnsureAsync(options.Progress);
            azurite = await AzuriteProcess.StartIfNeededAsync(
                app.Services.GetRequiredService<AzuriteOptions>(), app.Services.GetRequiredService<StorageOptions>(), options.Progress);
            app.UseOrderStatusFlow();
            app.MapOrderStatusFlow();
            await WarmUpAsync(app.Services, options.Progress);
            lease = await OnlyHost.TakeAsync(app.Services, options.Progress);
            await ListenAsync(app);
            if (await app.Services.GetRequiredService<LoopbackAccess>().DescribeAsync() is { } access)
                options.Progress(access);
            return new LocalServer(app, azurite, lease);
        }
        catch
        {
            if (lease is not null)
                await lease.DisposeAsync();
            await app.DisposeAsync();
            if (azurite is not null)
                await azurite.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await app.StopAsync();
            if (lease is not null)
                await lease.DisposeAsync();
            await app.DisposeAsync();
        }
        finally
        {
            // Last: until then, runs write what they have done.
            if (azurite is not null)
                await azurite.DisposeAsync();
        }
    }

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e)
        {
            throw new SetupException($"Cannot listen at {app.Configuration["urls"]}: "
                + $"{e.Message} End the program that holds the port, or choose another with --urls http://127.0.0.1:PORT.");
        }
    }

    private static async Task WarmUpAsync(IServiceProvider services, Action<string> progress)
    {
        var python = services.GetRequiredService<IEnumerable<IScriptEngine>>().OfType<CPythonEngine>().Single();
        progress("Preparing the Python interpreter (about 20 seconds the first time) ...");
        if (await python.WarmUpAsync(CancellationToken.None) is { } failure)
            throw new SetupException(failure.Message);
    }
}
