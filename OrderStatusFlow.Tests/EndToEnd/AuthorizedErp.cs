using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using ErpLogin = OrderStatusFlow.Simulators.Erp.ErpLogin;
using ErpLoginType = OrderStatusFlow.Simulators.Erp.ErpLoginType;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>An ERP whose flows need the login of a person, and the steps of that login.</summary>
public abstract partial class AuthorizedErp(TestHost host) : IAsyncLifetime
{
    protected const string ClientSecret = "erp-client-secret";
    private OmnitronSimulator omnitron = null!;

    protected TestHost Host => host;

    protected HttpClient Browser { get; private set; } = null!;

    protected ErpSimulator Erp { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4, Logins = [new ErpLogin { Type = ErpLoginType.OAuth2, Path = "/orders*" }] });
        Browser = TestHttp.For(Erp.Url);
        omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Erp.DisposeAsync();
        await omnitron.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static string[] Headers(HttpResponseMessage response) =>
        [.. new[] { "Cache-Control", "Referrer-Policy", "Content-Security-Policy", "X-Content-Type-Options" }.Select(name => string.Join(",", response.Headers.GetValues(name)))];

    protected Task PutAsync(string flow) => host.PutSampleAsync(flow, "orders-inbound", omnitron, Erp, json => Login().Replace(json, $$"""
        "login": {"type": "oauth2", "grant": "authorization_code", "authorizeUrl": "{{Erp.Url}}oauth/authorize?tenant=7", "url": "{{Erp.Url}}oauth/token",
                  "clientId": "erp-client", "clientSecret": "{{ClientSecret}}", "scope": "orders offline_access"},
        """));

    protected async Task<Uri> BeginAsync(string flow)
    {
        var begun = await host.OkAsync(HttpMethod.Post, $"flows/{flow}/login/authorize");
        begun.GetRawText().ShouldNotContain(ClientSecret);
        var url = new Uri(begun.GetProperty("authorizeUrl").GetString()!);
        var query = QueryHelpers.ParseQuery(url.Query);
        (query["tenant"].ToString(), query["scope"].ToString()).ShouldBe(("7", "orders offline_access"));
        query["redirect_uri"].ToString().ShouldBe(begun.GetProperty("redirectUri").GetString());
        return url;
    }

    protected async Task<Uri> RedirectAsync(Uri authorizeUrl)
    {
        using var response = await Browser.GetAsync(authorizeUrl, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return response.Headers.Location!;
    }

    protected async Task<(HttpStatusCode Status, string Body)> OpenAsync(Uri url)
    {
        using var response = await Browser.GetAsync(url, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    protected async Task RefusedAsync(Uri url, string code, string words)
    {
        var (status, body) = await OpenAsync(url);
        status.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement.Parse(body).GetProperty("code").GetString().ShouldBe(code);
        body.ShouldContain(words);
    }

    protected async Task FailsToLogInAsync(string flow)
    {
        var login = (await host.OkAsync(HttpMethod.Post, "test/login", $$"""{"flow": "{{flow}}"}""")).GetProperty("erp");
        login.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith("No person has logged the flow in yet.");
    }

    [GeneratedRegex("\"login\": \\{.*")]
    private static partial Regex Login();
}
