using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>An ERP on a real socket that answers as a test configures it, and records its requests.</summary>
internal sealed class TestErp : IAsyncDisposable
{
    public const string Password = "pa55-w0rd-of-the-erp";

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }, true);

    private TestErp(WebApplication app, TimeSpan? timeout, string? storage)
    {
        // Only logins with refresh tokens ask storage.
        var kept = new RefreshTokens(StorageClients.Connect(storage ?? "UseDevelopmentStorage=true"), TimeProvider.System);
        this.app = app;
        http.Timeout = timeout ?? http.Timeout;
        Reader = new ErpReader(http, new Secrets(name => name == "ERP_PASSWORD" ? Password : null), new TokenCache(TimeProvider.System), kept, TimeProvider.System,
            new IdentityClients(identity => GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System, identity)));
    }

    public ErpReader Reader { get; }

    public string Url { get; private set; } = "";

    public ConcurrentQueue<(string Method, string Target, string Body, IHeaderDictionary Headers)> Asked { get; } = [];

    public static async Task<TestErp> StartAsync(Func<HttpContext, Task> answer, TimeSpan? timeout = null, string? storage = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var erp = new TestErp(app, timeout, storage);
        app.Run(async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            context.Items["body"] = body;
            var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            erp.Asked.Enqueue((context.Request.Method, target, body, new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value))));
            await answer(context);
        });
        await app.StartAsync();
        erp.Url = app.Urls.Single();
        return erp;
    }

    public static Task<TestErp> StartAsync(string body, string type = "application/json", int status = 200) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    });

    public Task<Result<ErpPage>> ReadAsync(ErpDefinition erp, ErpQuery? query = null) => Reader.ReadAsync(erp, query ?? new ErpQuery(), TestContext.Current.CancellationToken);

    /// <summary>All pages to the end; each cursor goes through JSON, as it does in a history.</summary>
    public async Task<(List<ErpPage> Pages, Failure? Failure, List<string> Cursors)> ReadAllAsync(ErpDefinition erp)
    {
        var (pages, cursors) = (new List<ErpPage>(), new List<string>());
        var query = new ErpQuery();
        while (true)
        {
            var page = await ReadAsync(erp, query);
            if (!page.Succeeded)
                return (pages, page.Failure, cursors);
            pages.Add(page.Value);
            if (page.Value.Next is null)
                return (pages, null, cursors);
            cursors.Add(System.Text.Json.JsonSerializer.Serialize(page.Value.Next));
            query = query with { Cursor = System.Text.Json.JsonSerializer.Deserialize<OrderStatusFlow.Core.Erp.Pagination.PageCursor>(cursors[^1]) };
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
