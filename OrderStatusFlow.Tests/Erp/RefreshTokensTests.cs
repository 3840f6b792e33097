using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Erp;
using AccessToken = OrderStatusFlow.Core.Net.AccessToken;
using LoginType = OrderStatusFlow.Core.Flows.ErpLoginType;
using SimulatedLogin = OrderStatusFlow.Simulators.Erp.ErpLogin;
using SimulatedLoginType = OrderStatusFlow.Simulators.Erp.ErpLoginType;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>An ERP that takes each refresh token once, and processes that come and go over one storage.</summary>
public sealed class RefreshTokensTests(StorageFixture storage) : IClassFixture<StorageFixture>, IAsyncLifetime
{
    private ErpSimulator erp = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        erp = await ErpSimulator.StartAsync(new ErpOptions());
        erp.RequireLogin(new SimulatedLogin { Type = SimulatedLoginType.OAuth2 });
        http = TestHttp.For(erp.Url);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await erp.DisposeAsync();
    }

    [Fact]
    public async Task What_the_last_process_was_given_logs_the_next_one_in()
    {
        var configured = await NewTokenAsync();

        for (var process = 1; process <= 4; process++)
            (await Reader().ReadAsync(Flow(configured), new ErpQuery(), TestContext.Current.CancellationToken)).Failure.ShouldBeNull($"process {process}");

        erp.Totals.LoginsRefused.ShouldBe(0);
    }

    [Fact]
    public async Task Processes_that_log_in_at_once_lose_nothing()
    {
        var configured = await NewTokenAsync();

        var failures = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LoginAsync(Reader(), configured)));

        failures.ShouldAllBe(failure => failure == null);
        (await LoginAsync(Reader(), configured)).ShouldBeNull();
        erp.Totals.LoginsRefused.ShouldBe(0);
    }

    [Fact]
    public async Task Another_configured_token_makes_the_kept_one_void()
    {
        var (old, renewed) = (await NewTokenAsync(), await NewTokenAsync());
        (await LoginAsync(Reader(), old)).ShouldBeNull();
        erp.ExpireTokens(refreshTokensToo: true);
        (await LoginAsync(Reader(), old)).ShouldNotBeNull().Message.ShouldContain("rejected the login with status 400");
        renewed = await NewTokenAsync();

        (await LoginAsync(Reader(), renewed)).ShouldBeNull();
        (await LoginAsync(Reader(), renewed)).ShouldBeNull();
    }

    [Fact]
    public async Task Stored_tokens_are_encrypted_and_a_damaged_one_is_reported()
    {
        var configured = await NewTokenAsync();
        var before = await KeptAsync();
        (await LoginAsync(Reader(), configured)).ShouldBeNull();
        var blob = (await KeptAsync()).Except(before).ShouldHaveSingleItem();
        var container = new BlobContainerClient(storage.ConnectionString, "logins");
        var kept = (await container.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToArray();
        (blob + Encoding.Latin1.GetString(kept)).ShouldNotContain(configured);
        kept.Length.ShouldBe(12 + 16 + configured.Length);

        kept[^1] ^= 1;
        await container.GetBlobClient(blob).UploadAsync(BinaryData.FromBytes(kept), overwrite: true);
        var failure = (await LoginAsync(Reader(), configured)).ShouldNotBeNull();

        failure.Message.ShouldContain("stored refresh token is damaged");
        failure.Message.ShouldNotContain(configured);
    }

    [Fact]
    public async Task A_login_without_a_configured_token_uses_the_stored_one_and_sends_none_that_is_damaged()
    {
        var process = new RefreshTokens(StorageClients.Connect(storage.ConnectionString), TimeProvider.System);
        var seal = new RefreshTokenProtector("login-by-code", null, "secret");
        var sent = new List<string>();
        Task<Result<AccessToken>> LoginAsync() => process.UseAsync(seal, (token, _) =>
        {
            sent.Add(token);
            return Task.FromResult(new LoginAnswer(new AccessToken("access", null), null));
        });

        (await LoginAsync()).Failure.ShouldNotBeNull().Message.ShouldBe("No person has logged the flow in yet.");
        await process.SetAsync(seal, "first");
        (await LoginAsync()).Failure.ShouldBeNull();
        await process.SetAsync(seal, "second");
        (await LoginAsync()).Failure.ShouldBeNull();
        await new BlobContainerClient(storage.ConnectionString, "logins").GetBlobClient(seal.Name).UploadAsync(BinaryData.FromString("damaged"), overwrite: true);
        (await LoginAsync()).Failure.ShouldNotBeNull().Message.ShouldBe("The stored refresh token is damaged.");

        sent.ShouldBe(["first", "second"]);
        new RefreshTokenProtector("login-by-code", null, "another secret").Open(seal.Close("first")).ShouldBeNull();
    }

    [Theory]
    [InlineData("another token", "secret", "login")]
    [InlineData("token", "another secret", "login")]
    [InlineData("token", "secret", "another login")]
    public void A_seal_opens_for_its_own_flow_only(string token, string secret, string login)
    {
        var seal = new RefreshTokenProtector("login", "token", "secret");
        var closed = seal.Close("renewed-şifre");

        new RefreshTokenProtector("login", "token", "secret").Open(closed).ShouldBe("renewed-şifre");
        new RefreshTokenProtector(login, token, secret).Open(closed).ShouldBeNull();
        new RefreshTokenProtector(login, token, secret).Name.ShouldNotBe(seal.Name);
        seal.Open(closed.AsSpan(0, 27)).ShouldBeNull();
        seal.Close("renewed-şifre").ShouldNotBe(closed);
    }

    [Fact]
    public async Task A_login_counts_though_storage_did_not_take_its_token_and_the_token_is_not_forgotten()
    {
        var configured = await NewTokenAsync();
        var full = new FullDisk();
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        options.AddPolicy(full, HttpPipelinePosition.PerCall);
        var clients = new StorageClients(new BlobServiceClient(storage.ConnectionString, options), new TableServiceClient(storage.ConnectionString));
        var process = new RefreshTokens(clients, TimeProvider.System);
        full.On = true;
        (await LoginAsync(Reader(process), configured)).ShouldBeNull();

        full.On = false;

        (await LoginAsync(Reader(process), configured)).ShouldBeNull();
        (await LoginAsync(Reader(), configured)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_storage_did_not_take_is_reported_and_stored_when_storage_takes_it_again()
    {
        var configured = await NewTokenAsync();
        var full = new FullDisk();
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        options.AddPolicy(full, HttpPipelinePosition.PerCall);
        var clients = new StorageClients(new BlobServiceClient(storage.ConnectionString, options), new TableServiceClient(storage.ConnectionString));
        var log = new Warnings();
        var before = await KeptAsync();
        full.On = true;
        (await LoginAsync(Reader(new RefreshTokens(clients, TimeProvider.System, log)), configured)).ShouldBeNull();
        log.Events.ShouldHaveSingleItem().Id.ShouldBe(1131);
        var blob = new BlobContainerClient(storage.ConnectionString, "logins").GetBlobClient((await KeptAsync()).Except(before).ShouldHaveSingleItem());

        full.On = false;

        // The process that has the token logs in no more.
        await TestWait.ForAsync("the token in storage", async () => (await blob.GetPropertiesAsync()).Value.ContentLength > 0);
        (await LoginAsync(Reader(), configured)).ShouldBeNull();
        erp.Totals.LoginsRefused.ShouldBe(0);
    }

    private ErpReader Reader(RefreshTokens? process = null) => new(
        http, new Secrets(_ => null), new TokenCache(TimeProvider.System), process ?? new RefreshTokens(StorageClients.Connect(storage.ConnectionString), TimeProvider.System), TimeProvider.System);

    private Task<Failure?> LoginAsync(ErpReader reader, string configured) =>
        reader.LoginAsync(Flow(configured), new Dictionary<string, string>(), TestContext.Current.CancellationToken);

    private ErpDefinition Flow(string configured) => new()
    {
        Url = new Uri(erp.Url, "/orders").AbsoluteUri,
        Login = new ErpLoginDefinition
        {
            Type = LoginType.OAuth2,
            Grant = "refresh_token",
            Url = new Uri(erp.Url, "/oauth/token").AbsoluteUri,
            ClientId = "erp-client",
            ClientSecret = "erp-client-secret",
            RefreshToken = configured,
        },
    };

    private async Task<string> NewTokenAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["username"] = "erp",
            ["password"] = "erp-password",
            ["client_id"] = "erp-client",
            ["client_secret"] = "erp-client-secret",
        });
        using var answer = await http.PostAsync(new Uri("/oauth/token", UriKind.Relative), form);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("refresh_token").GetString()!;
    }

    private async Task<List<string>> KeptAsync()
    {
        var container = new BlobContainerClient(storage.ConnectionString, "logins");
        await container.CreateIfNotExistsAsync();
        return await container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
    }

    private sealed class Warnings : ILogger<RefreshTokens>
    {
        public ConcurrentQueue<EventId> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Events.Enqueue(eventId);
    }

    /// <summary>Takes nothing but empty blobs while it is on.</summary>
    private sealed class FullDisk : HttpPipelinePolicy
    {
        public bool On { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            On && message.Request.Method == RequestMethod.Put && message.Request.Content?.TryComputeLength(out var length) == true && length > 0
                ? throw new RequestFailedException(503, "full")
                : ProcessNextAsync(message, pipeline);
    }
}
