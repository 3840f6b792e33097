using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Runs;
using OrderStatusFlow.Tests.Telemetry;
using ErpLogin = OrderStatusFlow.Simulators.Erp.ErpLogin;
using ErpLoginType = OrderStatusFlow.Simulators.Erp.ErpLoginType;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Logins by authorization code: a person opens the ERP's URL, the ERP redirects, and runs use the refresh token.</summary>
public sealed partial class ErpAuthorizationTests(TestHost host) : IAsyncLifetime
{
    private const string ClientSecret = "erp-client-secret";
    private HttpClient browser = null!;
    private ErpSimulator erp = null!;
    private OmnitronSimulator omnitron = null!;

    public async ValueTask InitializeAsync()
    {
        erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4, Logins = [new ErpLogin { Type = ErpLoginType.OAuth2, Path = "/orders*" }] });
        browser = TestHttp.For(erp.Url);
        omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await erp.DisposeAsync();
        await omnitron.DisposeAsync();
    }

    [Fact]
    public async Task A_flow_that_a_person_logged_in_runs_and_renews_its_refresh_token()
    {
        await PutAsync("auth-run");

        var (status, body) = await OpenAsync(await RedirectAsync(await BeginAsync("auth-run")));

        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldBe("The flow 'auth-run' is logged in. You can close this window.");
        for (var run = 1; run <= 3; run++)
        {
            (await host.RunAsync("flows/auth-run/trigger")).GetProperty("status").GetString().ShouldBe("succeeded", $"run {run}");
            erp.ExpireTokens();
        }
        erp.Totals.LoginsRefused.ShouldBe(0);
        erp.Requests.Count(request => request.Target == "/oauth/token").ShouldBe(4);
    }

    [Fact]
    public async Task Another_host_completes_the_login_and_both_run()
    {
        await PutAsync("auth-hosts");
        await using var second = await host.StartServerAsync();
        using var there = new TestApi(second.Url);
        var redirect = new UriBuilder(await RedirectAsync(await BeginAsync("auth-hosts"))) { Port = new Uri(second.Url).Port }.Uri;

        (await OpenAsync(redirect)).Status.ShouldBe(HttpStatusCode.OK);

        (await there.OkAsync(HttpMethod.Post, "test/login", """{"flow": "auth-hosts"}""")).GetProperty("erp").GetProperty("succeeded").GetBoolean().ShouldBeTrue();
        (await host.RunAsync("flows/auth-hosts/trigger")).GetProperty("status").GetString().ShouldBe("succeeded");
        (await there.OkAsync(HttpMethod.Post, "test/login", """{"flow": "auth-hosts"}""")).GetProperty("erp").GetProperty("succeeded").GetBoolean().ShouldBeTrue();
        erp.Totals.LoginsRefused.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_says_how_to_log_in_before_a_login_and_after_it_was_revoked()
    {
        await PutAsync("auth-none");
        const string Hint = "open the URL that POST /api/flows/auth-none/login/authorize returns.";

        var before = (await host.RunAsync("flows/auth-none/trigger")).GetProperty("error");
        // The login forgets the failure, so that the next run logs in at once.
        (await OpenAsync(await RedirectAsync(await BeginAsync("auth-none")))).Status.ShouldBe(HttpStatusCode.OK);
        (await host.RunAsync("flows/auth-none/trigger")).GetProperty("status").GetString().ShouldBe("succeeded");
        erp.ExpireTokens(refreshTokensToo: true);
        var after = (await host.RunAsync("flows/auth-none/trigger")).GetProperty("error");
        (await OpenAsync(await RedirectAsync(await BeginAsync("auth-none")))).Status.ShouldBe(HttpStatusCode.OK);
        (await host.RunAsync("flows/auth-none/trigger")).GetProperty("status").GetString().ShouldBe("succeeded");

        before.GetProperty("code").GetString().ShouldBe("erp.login");
        before.GetProperty("message").GetString().ShouldBe($"No person has logged the flow in yet. To log in, {Hint}");
        after.GetProperty("code").GetString().ShouldBe("erp.login");
        after.GetProperty("message").GetString()!.ShouldContain("rejected the login with status 400");
        after.GetProperty("message").GetString()!.ShouldEndWith(Hint);
    }

    [Fact]
    public async Task A_login_belongs_to_one_flow_and_its_incarnation()
    {
        await PutAsync("auth-one");
        await PutAsync("auth-two");
        var begun = await RedirectAsync(await BeginAsync("auth-one"));
        (await OpenAsync(await RedirectAsync(await BeginAsync("auth-one")))).Status.ShouldBe(HttpStatusCode.OK);

        await FailsToLogInAsync("auth-two");
        await host.OkAsync(HttpMethod.Delete, "flows/auth-one");
        await PutAsync("auth-one");

        await FailsToLogInAsync("auth-one");
        await RefusedAsync(begun, "flow.loginState", "was deleted or changed");
    }

    [Fact]
    public async Task A_definition_that_is_not_stored_has_no_login()
    {
        await PutAsync("auth-draft");
        var definition = await host.OkAsync(HttpMethod.Get, "flows/auth-draft");

        var login = (await host.OkAsync(HttpMethod.Post, "test/login", $$"""{"definition": {{definition.GetRawText()}}}""")).GetProperty("erp");

        login.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith("Save the flow first");
        erp.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_can_be_used_once_and_an_unknown_one_not_at_all()
    {
        await PutAsync("auth-once");
        var redirect = await RedirectAsync(await BeginAsync("auth-once"));

        var both = await Task.WhenAll(OpenAsync(redirect), OpenAsync(redirect));

        both.Select(response => response.Status).ShouldBe([HttpStatusCode.OK, HttpStatusCode.BadRequest], ignoreOrder: true);
        await RefusedAsync(redirect, "flow.loginState", "already used");
        await RefusedAsync(new Uri(redirect, "?code=a&state=unknown"), "flow.loginState", "unknown");
        await RefusedAsync(new Uri(redirect, "?code=a"), "flow.loginState", "unknown");
        erp.Requests.Count(request => request.Target == "/oauth/token").ShouldBe(1);
    }

    [Fact]
    public async Task A_state_expires_and_is_then_deleted()
    {
        var storage = StorageClients.Connect(await SharedStorage.NewTestAccountAsync());
        var clock = new SteppedTime(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var states = new OAuthStates(storage, clock);
        var flow = new FlowIncarnation(FlowName.Parse("auth-old"), 3);
        var (redirect, cancellation) = (new Uri("https://orders.example/api/oauth/callback"), TestContext.Current.CancellationToken);
        var (expired, valid) = (await states.AddAsync(flow, redirect, cancellation), await states.AddAsync(flow, redirect, cancellation));

        clock.Advance(OAuthStates.Lifetime - TimeSpan.FromSeconds(1));
        (await states.TakeAsync(valid.Value, cancellation)).ShouldBe(valid);
        clock.Advance(TimeSpan.FromSeconds(1));
        var other = await states.AddAsync(flow, redirect, cancellation);

        (await states.TakeAsync(expired.Value, cancellation)).ShouldBeNull();
        var kept = await (await storage.TableAsync("oauthstates")).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: cancellation).ToListAsync(cancellation);
        kept.ShouldHaveSingleItem().Select(member => member.Value).OfType<string>()
            .ShouldNotContain(text => text.Contains(other.Value, StringComparison.Ordinal) || text.Contains(other.Verifier, StringComparison.Ordinal));
        clock.Advance(OAuthStates.Lifetime);
        (await states.TakeAsync(other.Value, cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task What_the_erp_says_when_it_denies_a_login_is_text_and_no_markup()
    {
        await PutAsync("auth-denied");
        var state = QueryHelpers.ParseQuery((await BeginAsync("auth-denied")).Query)["state"].ToString();
        var callback = new Uri(new Uri((await host.ServerAsync()).Url), $"/api/oauth/callback?state={state}&error=access_denied&error_description="
            + Uri.EscapeDataString("<script>alert(1)</script>\r\nSet-Cookie: a=b\u0000" + new string('x', 5000)));

        using var response = await browser.GetAsync(callback, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        Headers(response).ShouldBe(["no-store", "no-referrer", "default-src 'none'", "nosniff"]);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        problem.GetProperty("code").GetString().ShouldBe("flow.loginDenied");
        var detail = problem.GetProperty("detail").GetString()!;
        detail.ShouldStartWith("The ERP did not log flow 'auth-denied' in: access_denied, <script>alert(1)</script>Set-Cookie: a=bxxx");
        detail.Length.ShouldBeLessThan(500);
        await RefusedAsync(callback, "flow.loginState", "already used");
    }

    [Fact]
    public async Task A_code_that_the_erp_refuses_is_reported_without_any_secret()
    {
        await PutAsync("auth-code");
        var redirect = await RedirectAsync(await BeginAsync("auth-code"));
        var state = QueryHelpers.ParseQuery(redirect.Query)["state"].ToString();

        var (status, body) = await OpenAsync(new Uri(redirect, $"?code=refused-code-1234&state={state}"));

        status.ShouldBe(HttpStatusCode.BadGateway);
        body.ShouldContain("invalid_grant");
        body.ShouldContain("Begin again with POST /api/flows/auth-code/login/authorize.");
        foreach (var secret in new[] { ClientSecret, "refused-code-1234", state })
            body.ShouldNotContain(secret);
    }

    [Fact]
    public async Task No_secret_of_a_login_is_in_a_log_or_span()
    {
        await PutAsync("auth-log");
        await using var watched = await host.StartServerAsync();
        using var api = new TestApi(watched.Url);
        using var heard = new Listening();
        watched.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        var redirects = new List<Uri>();
        for (var login = 1; login <= 2; login++)
        {
            var begun = await api.OkAsync(HttpMethod.Post, "flows/auth-log/login/authorize");
            redirects.Add(await RedirectAsync(new Uri(begun.GetProperty("authorizeUrl").GetString()!)));
        }

        (await OpenAsync(redirects[0])).Status.ShouldBe(HttpStatusCode.OK);
        (await OpenAsync(new Uri($"{redirects[1]}x"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await api.OkAsync(HttpMethod.Post, "test/login", """{"flow": "auth-log"}""");
        erp.ExpireTokens(refreshTokensToo: true);
        await api.OkAsync(HttpMethod.Post, "test/login", """{"flow": "auth-log"}""");

        var fields = erp.Requests.Where(request => request.Target == "/oauth/token").SelectMany(request => QueryHelpers.ParseQuery(request.Body))
            .Concat(redirects.SelectMany(url => QueryHelpers.ParseQuery(url.Query)))
            .Where(field => field.Key is "code" or "code_verifier" or "refresh_token" or "client_secret" or "state").ToList();
        fields.Select(field => field.Key).Distinct().Count().ShouldBe(5);
        heard.Spans.ShouldNotBeEmpty();
        var texts = Listening.Text(heard.Spans) + string.Join('\n', heard.Lines.Select(line => line.Text));
        fields.Where(field => texts.Contains(field.Value.ToString(), StringComparison.Ordinal)).Select(field => field.Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_redirect_requires_no_key()
    {
        await PutAsync("auth-key");
        await using var guarded = await host.StartServerAsync(("OrderStatusFlow:ApiKey", "the-key-of-the-host"));
        using var api = new TestApi(guarded.Url);

        (await api.CallAsync(HttpMethod.Post, "flows/auth-key/login/authorize")).Status.ShouldBe(401);
        var begun = await api.OkAsync(HttpMethod.Post, "flows/auth-key/login/authorize?code=the-key-of-the-host");
        begun.GetProperty("redirectUri").GetString().ShouldBe($"{guarded.Url.TrimEnd('/')}/api/oauth/callback");
        using var response = await browser.GetAsync(
            await RedirectAsync(new Uri(begun.GetProperty("authorizeUrl").GetString()!)), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        Headers(response).ShouldBe(["no-store", "no-referrer", "default-src 'none'", "nosniff"]);
        (await api.CallAsync(HttpMethod.Get, "oauth/callback/x?code=a")).Status.ShouldBe(401);
    }

    private static string[] Headers(HttpResponseMessage response) =>
        [.. new[] { "Cache-Control", "Referrer-Policy", "Content-Security-Policy", "X-Content-Type-Options" }.Select(name => string.Join(",", response.Headers.GetValues(name)))];

    private Task PutAsync(string flow) => host.PutSampleAsync(flow, "orders-inbound", omnitron, erp, json => Login().Replace(json, $$"""
        "login": {"type": "oauth2", "grant": "authorization_code", "authorizeUrl": "{{erp.Url}}oauth/authorize?tenant=7", "url": "{{erp.Url}}oauth/token",
                  "clientId": "erp-client", "clientSecret": "{{ClientSecret}}", "scope": "orders offline_access"},
        """));

    private async Task<Uri> BeginAsync(string flow)
    {
        var begun = await host.OkAsync(HttpMethod.Post, $"flows/{flow}/login/authorize");
        begun.GetRawText().ShouldNotContain(ClientSecret);
        var url = new Uri(begun.GetProperty("authorizeUrl").GetString()!);
        var query = QueryHelpers.ParseQuery(url.Query);
        (query["tenant"].ToString(), query["scope"].ToString()).ShouldBe(("7", "orders offline_access"));
        query["redirect_uri"].ToString().ShouldBe(begun.GetProperty("redirectUri").GetString());
        return url;
    }

    private async Task<Uri> RedirectAsync(Uri authorizeUrl)
    {
        using var response = await browser.GetAsync(authorizeUrl, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return response.Headers.Location!;
    }

    private async Task<(HttpStatusCode Status, string Body)> OpenAsync(Uri url)
    {
        using var response = await browser.GetAsync(url, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task RefusedAsync(Uri url, string code, string words)
    {
        var (status, body) = await OpenAsync(url);
        status.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement.Parse(body).GetProperty("code").GetString().ShouldBe(code);
        body.ShouldContain(words);
    }

    private async Task FailsToLogInAsync(string flow)
    {
        var login = (await host.OkAsync(HttpMethod.Post, "test/login", $$"""{"flow": "{{flow}}"}""")).GetProperty("erp");
        login.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith("No person has logged the flow in yet.");
    }

    [GeneratedRegex("\"login\": \\{.*")]
    private static partial Regex Login();
}
