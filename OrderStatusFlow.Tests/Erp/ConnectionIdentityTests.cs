using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Logins that the connection makes: HTTP digest authentication and TLS client certificates.</summary>
public sealed class ConnectionIdentityTests
{
    [Theory]
    [InlineData("MD5", "GET", true)]
    [InlineData("MD5", "POST", true)]
    [InlineData("SHA-256", "GET", true)]
    [InlineData("MD5", "GET", false)]
    public async Task A_digest_login_proves_the_password_without_sending_it(string algorithm, string method, bool isRight)
    {
        var server = new DigestServer(algorithm);
        await using var erp = await TestErp.StartAsync(context =>
            server.Passes(context, context.Request.Path + context.Request.QueryString) ? context.Response.WriteAsync("[{\"id\":1}]") : Task.CompletedTask);
        var definition = new ErpDefinition
        {
            Url = erp.Url + "/orders?a=%C5%9F",
            Method = method,
            ExtraParams = new Dictionary<string, ExtraParam> { ["b"] = new("c", null) },
            Login = new ErpLoginDefinition { Type = ErpLoginType.Digest, Username = "erp", Password = isRight ? new Setting(null, "ERP_PASSWORD") : "wrong" },
        };

        var page = await erp.ReadAsync(definition);

        (page.Failure?.Code).ShouldBe(isRight ? null : "erp.login");
        erp.Asked.ShouldAllBe(asked => !asked.Headers.Authorization.ToString().StartsWith("Basic", StringComparison.Ordinal));
        erp.Asked.Count.ShouldBe(2);
        if (isRight && method == "POST")
            erp.Asked.Last().Body.ShouldBe("""{"b":"c"}""");
    }

    [Fact]
    public async Task A_server_that_asks_for_the_password_itself_does_not_get_it()
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"erp\"";
            return Task.CompletedTask;
        });
        var login = new ErpLoginDefinition { Type = ErpLoginType.Digest, Username = "erp", Password = "p" };

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url, Login = login })).Failure!.Code.ShouldBe("erp.login");

        erp.Asked.ShouldHaveSingleItem().Headers.Authorization.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pem", null, null)]
    [InlineData("pem", "key-password", null)]
    [InlineData("pfx", null, null)]
    [InlineData("pfx", "key-password", null)]
    [InlineData("none", null, "erp.read")]
    [InlineData("other", null, "erp.read")]
    public async Task A_client_certificate_is_sent(string form, string? password, string? code)
    {
        using var client = Certificate("erp-client", TimeSpan.FromDays(1));
        using var other = Certificate("other", TimeSpan.FromDays(1));
        await using var server = await StartAsync(client.Thumbprint);
        var text = form switch
        {
            "none" => null,
            "other" => Pem(other, null),
            "pem" => Pem(client, password),
            _ => Convert.ToBase64String(client.Export(X509ContentType.Pkcs12, password)),
        };
        using var identities = new IdentityClients(Client);
        using var plain = Client(new ClientIdentity(null, null));
        using var tokens = new TokenCache(TimeProvider.System);
        var refreshTokens = new RefreshTokens(StorageClients.Connect("UseDevelopmentStorage=true"), TimeProvider.System);
        var reader = new ErpReader(plain, new Secrets(_ => text), tokens, refreshTokens, TimeProvider.System, identities);
        var login = new ErpLoginDefinition { Certificate = text is null ? null : new Setting(null, "CERT"), CertificatePassword = password is null ? null : new Setting(password, null) };

        var page = await reader.ReadAsync(new ErpDefinition { Url = server.Urls.Single(), Login = login }, new ErpQuery(), TestContext.Current.CancellationToken);

        (page.Failure?.Code).ShouldBe(code, page.Failure?.Message);
    }

    [Theory]
    [InlineData("expired", "expired on")]
    [InlineData("no key", "cannot be read")]
    [InlineData("nonsense", "cannot be read")]
    [InlineData("wrong password", "cannot be read")]
    public async Task A_certificate_that_cannot_be_used_is_a_failure(string kind, string words)
    {
        using var certificate = Certificate("erp-client", kind == "expired" ? TimeSpan.FromDays(-1) : TimeSpan.FromDays(1));
        await using var erp = await TestErp.StartAsync("[]");
        var text = kind switch { "no key" => certificate.ExportCertificatePem(), "nonsense" => "not a certificate", "wrong password" => Pem(certificate, "right"), _ => Pem(certificate, null) };
        var login = new ErpLoginDefinition { Certificate = text, CertificatePassword = kind == "wrong password" ? new Setting("wrong", null) : null };

        var failure = (await erp.ReadAsync(new ErpDefinition { Url = erp.Url, Login = login })).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.login");
        failure.Message.ShouldContain(words);
        erp.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_digest_login_needs_user_and_password()
    {
        var json = """
            {"direction": "inbound", "omnitron": {"domainUrl": "https://s.example", "username": "u", "password": "p"},
             "erp": {"url": "https://e/", "login": {"type": "digest", "certificate": 7}}}
            """;

        FlowReader.Read(JsonElement.Parse(json)).Errors.Select(error => error.Place)
            .ShouldBe(["$.erp.login.username", "$.erp.login.password", "$.erp.login.certificate"], ignoreOrder: true);
    }

    private static string Pem(X509Certificate2 certificate, string? password)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return certificate.ExportCertificatePem() + "\n" + (password is null ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000)));
    }

    private static X509Certificate2 Certificate(string name, TimeSpan validFor)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-2), now + validFor);
    }

    private static async Task<WebApplication> StartAsync(string thumbprint)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var own = X509CertificateLoader.LoadPkcs12(Certificate("localhost", TimeSpan.FromDays(1)).Export(X509ContentType.Pkcs12), null);
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = own;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, _, _) => certificate.Thumbprint == thumbprint;
        })));
        var app = builder.Build();
        app.Run(context => context.Response.WriteAsync("[]"));
        await app.StartAsync();
        return app;
    }

    // The test's server has a certificate that nobody trusts.
    private static HttpClient Client(ClientIdentity identity)
    {
        var handler = new SocketsHttpHandler();
#pragma warning disable CA5359, RS0030
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (identity.Certificate is { } certificate)
            handler.SslOptions.ClientCertificates = [certificate];
        return new HttpClient(handler);
#pragma warning restore CA5359, RS0030
    }
}
