using System.Collections.Concurrent;
using System.Net;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>A Kestrel server on 127.0.0.1 that reads no configuration, logs nothing and does not handle Ctrl+C.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    // The system assigns a released port again. Clients keep tokens and requested delays by address, and must not use them for another server.
    private static readonly ConcurrentDictionary<int, bool> Used = new();

    private readonly WebApplication _app;

    private SimulatorServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <param name="port">The port; 0 for one that no simulator of this process had before.</param>
    /// <param name="respond">Responds to all requests.</param>
    /// <param name="cancellation">Cancels the start.</param>
    public static async Task<SimulatorServer> StartAsync(int port, RequestDelegate respond, CancellationToken cancellation)
    {
        SimulatorServer server = await ListenAsync(port, respond, cancellation);
        if (Used.TryAdd(server.Url.Port, true) || port != 0)
            return server;
        // It keeps its port until the next one has another.
        await using (server)
            return await StartAsync(port, respond, cancellation);
    }

    private static async Task<SimulatorServer> ListenAsync(int port, RequestDelegate respond, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        WebApplication app = builder.Build();
        app.Run(respond);
        try
        {
            await app.StartAsync(cancellation);
            return new SimulatorServer(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops at once. Requests in flight are cut, as by a server that dies.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
