using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Tests.Erp;

namespace OrderStatusFlow.Tests.Omnitron;

public sealed class OmnitronSecretsTests
{
    [Theory]
    [InlineData("s3cr3t-passw0rd")]
    [InlineData("pw1")]
    [InlineData("")]
    public async Task What_omnitron_repeats_of_password_and_token_is_cut_out(string password)
    {
        await using var server = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/api/i1/auth/login/" ? 200 : 400;
            return context.Response.WriteAsync(context.Response.StatusCode == 200 ? """{"key":"t0k3n-0f-omnitron"}""" : $$"""{"detail":"got {{context.Request.Headers.Authorization}}","password":"{{password}}"}""");
        });
        using var http = TestHttp.For(new Uri(server.Url));
        var client = new OmnitronClient(http, new Secrets(_ => password), new TokenCache(TimeProvider.System), TimeProvider.System);

        var answer = await client.SendAsync(Definition(server.Url), HttpMethod.Patch, "/orders", "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        answer.Value!.Body.ShouldBe(password.Length == 0 ? """{"detail":"got Token {token}","password":""}""" : """{"detail":"got Token {token}","password":"{password}"}""");
    }

    [Theory]
    [InlineData("pw1")]
    [InlineData("")]
    public async Task A_refused_login_is_reported_without_the_password(string password)
    {
        await using var server = await TestErp.StartAsync($$"""{"password":["no such user with '{{password}}'"]}""", status: 400);
        using var http = TestHttp.For(new Uri(server.Url));
        var client = new OmnitronClient(http, new Secrets(_ => password), new TokenCache(TimeProvider.System), TimeProvider.System);

        var failure = (await client.LoginAsync(Definition(server.Url), TestContext.Current.CancellationToken)).ShouldNotBeNull();

        failure.Message.ShouldContain(password.Length == 0 ? "no such user with ''" : "no such user with '{password}'");
    }

    private static OmnitronDefinition Definition(string url) => new() { DomainUrl = url, Username = "flow", Password = new Setting(null, "OMNITRON_PASSWORD") };
}
