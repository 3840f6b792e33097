using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Tests.Telemetry;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>What a login by authorization code shows: no secret, no markup of the ERP, and nothing without a key except the redirect.</summary>
public sealed class ErpAuthorizationSecretsTests(TestHost host) : AuthorizedErp(host)
{
    [Fact]
    public async Task What_the_erp_says_when_it_denies_a_login_is_text_and_no_markup()
    {
        await PutAsync("auth-denied");
        var state = QueryHelpers.ParseQuery((await BeginAsync("auth-denied")).Query)["state"].ToString();
        var callback = new Uri(new Uri((await Host.ServerAsync()).Url), $"/api/oauth/callback?state={state}&error=access_denied&error_description="
            + Uri.EscapeDataString("<script>alert(1)</script>\r\nSet-Cookie: a=b\u0000" + new string('x', 5000)));

        using var response = await Browser.GetAsync(callback, TestContext.Current.CancellationToken);

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
        await using var watched = await Host.StartServerAsync();
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
        Erp.ExpireTokens(refreshTokensToo: true);
        await api.OkAsync(HttpMethod.Post, "test/login", """{"flow": "auth-log"}""");

        var fields = Erp.Requests.Where(request => request.Target == "/oauth/token").SelectMany(request => QueryHelpers.ParseQuery(request.Body))
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
        await using var guarded = await Host.StartServerAsync(("OrderStatusFlow:ApiKey", "the-key-of-the-host"));
        using var api = new TestApi(guarded.Url);

        (await api.CallAsync(HttpMethod.Post, "flows/auth-key/login/authorize")).Status.ShouldBe(401);
        var begun = await api.OkAsync(HttpMethod.Post, "flows/auth-key/login/authorize?code=the-key-of-the-host");
        begun.GetProperty("redirectUri").GetString().ShouldBe($"{guarded.Url.TrimEnd('/')}/api/oauth/callback");
        using var response = await Browser.GetAsync(
            await RedirectAsync(new Uri(begun.GetProperty("authorizeUrl").GetString()!)), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        Headers(response).ShouldBe(["no-store", "no-referrer", "default-src 'none'", "nosniff"]);
        (await api.CallAsync(HttpMethod.Get, "oauth/callback/x?code=a")).Status.ShouldBe(401);
    }
}
