using System.Net;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Logins by authorization code: a person opens the ERP's URL, the ERP redirects, and runs use the refresh token.</summary>
public sealed class ErpAuthorizationTests(TestHost host) : AuthorizedErp(host)
{
    [Fact]
    public async Task A_flow_that_a_person_logged_in_runs_and_renews_its_refresh_token()
    {
        await PutAsync("auth-run");

        var (status, body) = await OpenAsync(await RedirectAsync(await BeginAsync("auth-run")));

        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldBe("The flow 'auth-run' is logged in. You can close this window.");
        for (var run = 1; run <= 3; run++)
        {
            (await Host.RunAsync("flows/auth-run/trigger")).GetProperty("status").GetString().ShouldBe("succeeded", $"run {run}");
            Erp.ExpireTokens();
        }
        Erp.Totals.LoginsRefused.ShouldBe(0);
        Erp.Requests.Count(request => request.Target == "/oauth/token").ShouldBe(4);
    }

    [Fact]
    public async Task Another_host_completes_the_login_and_both_run()
    {
        await PutAsync("auth-hosts");
        await using var second = await Host.StartServerAsync();
        using var there = new TestApi(second.Url);
        var redirect = new UriBuilder(await RedirectAsync(await BeginAsync("auth-hosts"))) { Port = new Uri(second.Url).Port }.Uri;

        (await OpenAsync(redirect)).Status.ShouldBe(HttpStatusCode.OK);

        (await there.OkAsync(HttpMethod.Post, "test/login", """{"flow": "auth-hosts"}""")).GetProperty("erp").GetProperty("succeeded").GetBoolean().ShouldBeTrue();
        (await Host.RunAsync("flows/auth-hosts/trigger")).GetProperty("status").GetString().ShouldBe("succeeded");
        (await there.OkAsync(HttpMethod.Post, "test/login", """{"flow": "auth-hosts"}""")).GetProperty("erp").GetProperty("succeeded").GetBoolean().ShouldBeTrue();
        Erp.Totals.LoginsRefused.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_says_how_to_log_in_before_a_login_and_after_it_was_revoked()
    {
        await PutAsync("auth-none");
        const string Hint = "open the URL that POST /api/flows/auth-none/login/authorize returns.";

        var before = (await Host.RunAsync("flows/auth-none/trigger")).GetProperty("error");
        // The login forgets the failure, so that the next run logs in at once.
        (await OpenAsync(await RedirectAsync(await BeginAsync("auth-none")))).Status.ShouldBe(HttpStatusCode.OK);
        (await Host.RunAsync("flows/auth-none/trigger")).GetProperty("status").GetString().ShouldBe("succeeded");
        Erp.ExpireTokens(refreshTokensToo: true);
        var after = (await Host.RunAsync("flows/auth-none/trigger")).GetProperty("error");
        (await OpenAsync(await RedirectAsync(await BeginAsync("auth-none")))).Status.ShouldBe(HttpStatusCode.OK);
        (await Host.RunAsync("flows/auth-none/trigger")).GetProperty("status").GetString().ShouldBe("succeeded");

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
        await Host.OkAsync(HttpMethod.Delete, "flows/auth-one");
        await PutAsync("auth-one");

        await FailsToLogInAsync("auth-one");
        await RefusedAsync(begun, "flow.loginState", "was deleted or changed");
    }

    [Fact]
    public async Task A_definition_that_is_not_stored_has_no_login()
    {
        await PutAsync("auth-draft");
        var definition = await Host.OkAsync(HttpMethod.Get, "flows/auth-draft");

        var login = (await Host.OkAsync(HttpMethod.Post, "test/login", $$"""{"definition": {{definition.GetRawText()}}}""")).GetProperty("erp");

        login.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith("Save the flow first");
        Erp.Requests.ShouldBeEmpty();
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
        Erp.Requests.Count(request => request.Target == "/oauth/token").ShouldBe(1);
    }
}
