using System.Text;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

public sealed class ErpLoginTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly Setting Password = new(null, "ERP_PASSWORD");
    private static readonly Dictionary<string, string> NoAttributes = [];

    public static TheoryData<string, string, string> Logins() => new()
    {
        // kind, what the login is asked ("" when it is not), the Authorization or X-Key header of the request
        { "none", "", "" },
        { "basic", "", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("flow:" + TestErp.Password)) },
        { "token", "", "Token " + TestErp.Password },
        { "header", "", TestErp.Password },
        { "jwt", """POST {"username":"flow","password":"pa55-w0rd-of-the-erp","company":7}""", "Bearer t0k3n-1" },
        { "oauth2", "POST grant_type=client_credentials&client_id=cid&client_secret=pa55-w0rd-of-the-erp&scope=orders+read", "Bearer t0k3n-1" },
        { "oauth2 password", "POST grant_type=password&client_id=cid&client_secret=pa55-w0rd-of-the-erp&username=flow&password=pa55-w0rd-of-the-erp", "Bearer t0k3n-1" },
        { "oauth2 refresh", "POST grant_type=refresh_token&refresh_token=pa55-w0rd-of-the-erp", "Bearer t0k3n-1" },
        { "nebim", "GET ", "" },
    };

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task Each_kind_asks_and_carries_what_it_should(string kind, string login, string header)
    {
        await using var erp = await Start();
        var definition = Definition(erp, kind);

        (await erp.Reader.LoginAsync(definition, NoAttributes, default)).ShouldBeNull();
        var page = await erp.ReadAsync(definition);

        page.Failure.ShouldBeNull();
        var logins = erp.Asked.Where(asked => asked.Target == "/login").ToList();
        logins.Count.ShouldBe(login.Length == 0 ? 0 : 1);
        if (login.Length > 0)
            $"{logins[0].Method} {logins[0].Body}".ShouldBe(login);
        var request = erp.Asked.Last();
        (kind == "header" ? request.Headers["X-Key"] : request.Headers.Authorization).ToString().ShouldBe(header);
        request.Target.ShouldBe(kind == "nebim" ? "/(S(t0k3n-1))/orders" : "/orders");
    }

    [Fact]
    public async Task A_burst_of_reads_logs_in_once()
    {
        await using var erp = await Start();
        var definition = Definition(erp, "jwt");

        var pages = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => erp.ReadAsync(definition)));

        pages.ShouldAllBe(page => page.Succeeded);
        erp.Asked.Count(asked => asked.Target == "/login").ShouldBe(1);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_token_leads_to_one_new_login(int status)
    {
        await using var erp = await Start(goodToken: "t0k3n-2", status);

        (await erp.ReadAsync(Definition(erp, "jwt"))).Failure.ShouldBeNull();

        erp.Asked.Select(asked => asked.Target).ShouldBe(["/login", "/orders", "/login", "/orders"]);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_ends_in_a_failure_without_secrets()
    {
        await using var erp = await Start(goodToken: "none");

        var failure = (await erp.ReadAsync(Definition(erp, "jwt"))).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.login");
        failure.Message.ShouldContain($"{erp.Url} rejected the login with status 401");
        failure.Message.ShouldContain("bad token Bearer {token.erp}");
        erp.Asked.Count(asked => asked.Target == "/login").ShouldBe(2);
    }

    [Theory]
    [InlineData(400, "wrong", "rejected the login with status 400. Check the credentials. The response began: wrong pa55: {ERP_PASSWORD}", false)]
    [InlineData(503, "busy", "rejected the login with status 503. The response began: busy", true)]
    [InlineData(200, "{}", "there is no token at $.token", false)]
    [InlineData(200, """{"data":{"token":"v3ry-s3cr3t"},"ok":true}""", "no token at $.token. Check the credentials and tokenPath. The response has these members: data, ok.", false)]
    [InlineData(200, "v3ry-s3cr3t", "a body that is not JSON (no content type, 11 bytes).", false)]
    [InlineData(200, "<html>", "a body that is not JSON", false)]
    public async Task A_failed_login_names_the_system_that_refused_it_and_the_reason(int status, string body, string message, bool retryable)
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync(body == "wrong" ? $"wrong pa55: {TestErp.Password}" : body);
        });

        var failure = (await erp.Reader.LoginAsync(Definition(erp, "jwt"), NoAttributes, default)).ShouldNotBeNull();

        failure.Code.ShouldBe("erp.login");
        failure.Message.ShouldContain(message);
        failure.Message.ShouldContain(erp.Url);
        failure.Message.ShouldNotContain(TestErp.Password);
        failure.Message.ShouldNotContain("v3ry-s3cr3t");
        failure.Retryable.ShouldBe(retryable);
        failure.RetryAfter.ShouldBe(status == 200 ? null : TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_missing_secret_is_named()
    {
        await using var erp = await Start();
        var definition = Definition(erp, "jwt");

        var failure = await erp.Reader.LoginAsync(definition with { Login = definition.Login with { Password = new Setting(null, "NOBODY") } }, NoAttributes, default);

        failure!.Message.ShouldContain("NOBODY");
    }

    private Task<TestErp> Start(string? goodToken = null, int status = 401)
    {
        var logins = 0;
        return TestErp.StartAsync(context =>
        {
            if (context.Request.Path != "/login")
                return Refuse(context, goodToken is not null && context.Request.Headers.Authorization != "Bearer " + goodToken, status);
            var token = $"t0k3n-{Interlocked.Increment(ref logins)}";
            return context.Response.WriteAsync($$"""{"token":"{{token}}","access_token":"{{token}}","SessionID":"{{token}}","expires_in":3600}""");
        }, storage: storage.ConnectionString);
    }

    private static Task Refuse(HttpContext context, bool refuse, int status = 401)
    {
        context.Response.StatusCode = refuse ? status : 200;
        return context.Response.WriteAsync(refuse ? $"bad token {context.Request.Headers.Authorization}" : "[]");
    }

    private static ErpDefinition Definition(TestErp erp, string kind)
    {
        var login = new ErpLoginDefinition { Url = erp.Url + "/login", Username = "flow", Password = Password, Token = Password };
        var client = login with { Type = ErpLoginType.OAuth2, ClientId = "cid", ClientSecret = Password };
        return new ErpDefinition
        {
            Url = erp.Url + (kind == "nebim" ? "/(S(${token.erp}))/orders" : "/orders"),
            Login = kind switch
            {
                "basic" => login with { Type = ErpLoginType.Basic },
                "token" => login with { Type = ErpLoginType.Token, Prefix = "Token" },
                "header" => login with { Type = ErpLoginType.Header, Header = "X-Key" },
                "jwt" => login with
                {
                    Type = ErpLoginType.Jwt,
                    Prefix = "Bearer",
                    Body = new Dictionary<string, ExtraParam> { ["company"] = new(null, System.Text.Json.JsonDocument.Parse("7").RootElement) },
                },
                "oauth2" => client with { Scope = "orders read" },
                "oauth2 password" => client with { Grant = "password" },
                "oauth2 refresh" => new ErpLoginDefinition { Type = ErpLoginType.OAuth2, Url = login.Url, Grant = "refresh_token", RefreshToken = Password },
                "nebim" => new ErpLoginDefinition { Type = ErpLoginType.Nebim, Url = login.Url },
                _ => new ErpLoginDefinition(),
            },
        };
    }
}
