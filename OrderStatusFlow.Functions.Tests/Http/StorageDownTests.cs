using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Functions.Http;

namespace OrderStatusFlow.Functions.Tests.Http;

/// <summary>A caller hears within seconds that storage does not answer, and when to come back.</summary>
public sealed class StorageDownTests
{
    // A run tries six times, and a silent storage for 100 seconds each time.
    private const int MaxAttempts = 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outbound_post_is_answered_503_after_few_attempts(bool silent)
    {
        using var storage = new TcpListener(IPAddress.Loopback, 0);
        storage.Start();
        var attempts = 0;
        var accepted = new List<TcpClient>();
        var accepting = AcceptAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", Connection(((IPEndPoint)storage.LocalEndpoint).Port))]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings).AddSingleton<IRunLauncher, NoLauncher>().AddSingleton<IHostAccess, PlatformAccess>()
            .AddOrderStatusFlow(settings, loopbackUnlessSet: true).AddOrderStatusFlowApi().BuildServiceProvider();
        var pipeline = new ApiPipeline(services);
        await using var scope = services.CreateAsyncScope();
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Response.Body) = ("POST", "/api/flows/any/outbound", answer);

        await pipeline.AnswerAsync(context.Request, PlatformKey.Master);
        storage.Stop();
        await accepting;

        context.Response.StatusCode.ShouldBe(503);
        context.Response.Headers.RetryAfter.ToString().ShouldBe("5");
        JsonElement.Parse(answer.ToArray()).GetProperty("code").GetString().ShouldBe("storage.unavailable");
        attempts.ShouldBeInRange(1, MaxAttempts);

        async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var client = await storage.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                    attempts++;
                    accepted.Add(client);
                    if (!silent)
                        await client.Client.SendAsync("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                accepted.ForEach(client => client.Dispose());
            }
        }
    }

    private static string Connection(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName=account;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:{port}/account;TableEndpoint=http://127.0.0.1:{port}/account;";

    private sealed class NoLauncher : IRunLauncher
    {
        public Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation) => Task.CompletedTask;

        public Task WakeAsync(RunId run, CancellationToken cancellation) => Task.CompletedTask;
    }
}
