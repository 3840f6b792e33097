using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Tests.Storage;

/// <summary>An HTTP proxy in front of a real Blob or Table service. It forwards each request, unless a test refuses it or holds it back.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;

    private StorageProxy(WebApplication app, HttpClient http, string connection, Uri service)
    {
        (this.app, this.http) = (app, http);
        ConnectionString = connection.Replace(service.Authority, new Uri(app.Urls.First()).Authority, StringComparison.Ordinal);
    }

    /// <summary>The connection string of the storage behind it, with the service at the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Called before a request is forwarded: the status to refuse it with, or null to forward it.</summary>
    public Func<HttpRequest, Task<int?>> Intercept { get; set; } = static _ => Task.FromResult<int?>(null);

    /// <param name="connection">The connection string of the storage.</param>
    /// <param name="name">The service: <c>Blob</c> or <c>Table</c>.</param>
    public static async Task<StorageProxy> StartAsync(string connection, string name = "Blob")
    {
        var endpoint = $"{name}Endpoint=";
        var service = new Uri(connection.Split(';').Single(part => part.StartsWith(endpoint, StringComparison.Ordinal))[endpoint.Length..]);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        StorageProxy? proxy = null;
        app.Run(context => proxy!.ForwardAsync(context));
        await app.StartAsync();
        return proxy = new StorageProxy(app, TestHttp.For(new Uri($"{service.Scheme}://{service.Authority}")), connection, service);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        if (await Intercept(context.Request) is { } refused)
        {
            context.Response.StatusCode = refused;
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{context.Request.Path}{context.Request.QueryString}");
        if (context.Request.ContentLength is not null)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
            context.Response.Headers[name] = values.ToArray();
        if (context.Request.Method != "HEAD" && context.Response.StatusCode is not (204 or 304))
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
