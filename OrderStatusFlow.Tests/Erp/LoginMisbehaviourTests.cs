using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Login servers that misbehave: each is a failure that a person understands, and none is asked for ever.</summary>
public sealed class LoginMisbehaviourTests
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var kind in new[] { "jwt", "client_credentials", "password", "nebim" })
        {
            foreach (var fault in new[] { "slow", "500", "503", "404", "204", "302", "html", "html as json", "empty", "text", "array", "null token", "cut" })
                data.Add(kind, fault);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_login_that_misbehaves_fails_the_login_step(string kind, string fault)
    {
        await using var erp = await TestErp.StartAsync(context => AnswerAsync(context, fault), TimeSpan.FromSeconds(fault == "slow" ? 1 : 30));

        var failure = (await erp.Reader.LoginAsync(Definition(erp, kind), NoAttributes, TestContext.Current.CancellationToken)).ShouldNotBeNull();

        failure.Code.ShouldBe("erp.login");
        failure.Retryable.ShouldBe(fault is "slow" or "500" or "503" or "cut", failure.Message);
        failure.Message.ShouldContain(fault switch
        {
            "slow" => "did not respond",
            "500" or "503" or "404" or "302" => $"status {fault}",
            "html" or "html as json" => "not JSON",
            "text" => "not JSON",
            "cut" => "ended",
            _ => "no token at",
        });
        failure.Message.ShouldNotContain(TestErp.Password);
        erp.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("jwt")]
    [InlineData("client_credentials")]
    [InlineData("password")]
    [InlineData("nebim")]
    public async Task A_token_that_is_never_accepted_ends_after_one_new_login(string kind)
    {
        var logins = 0;
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/login" ? 200 : 401;
            return context.Response.WriteAsync(context.Request.Path == "/login" ? Token(++logins) : """{"message":"Token expired"}""");
        });

        var failure = (await erp.ReadAsync(Definition(erp, kind))).Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable).ShouldBe(("erp.login", false));
        failure.Message.ShouldContain("Token expired");
        (logins, erp.Asked.Count).ShouldBe((2, 4));
    }

    [Theory]
    [InlineData("jwt")]
    [InlineData("client_credentials")]
    [InlineData("password")]
    [InlineData("nebim")]
    public async Task A_token_that_changes_with_each_login_and_expires_in_the_middle_is_renewed(string kind)
    {
        var (logins, pages, valid) = (0, 0, "");
        await using var erp = await TestErp.StartAsync(context =>
        {
            if (context.Request.Path == "/login")
            {
                valid = $"t0ken-number-{++logins}-of-the-erp";
                return context.Response.WriteAsync(Token(logins));
            }
            var isValid = context.Request.Headers.Authorization.ToString().EndsWith(valid, StringComparison.Ordinal) || context.Request.Path.Value!.Contains(valid, StringComparison.Ordinal);
            if (!isValid || ++pages == 3)
            {
                // The token expires while the third page is read.
                valid = "none";
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            }
            return context.Response.WriteAsync(pages < 6 ? $$"""{"results":[{"id":{{pages}}}],"next":"p{{pages}}"}""" : """{"results":[]}""");
        });
        var definition = Definition(erp, kind) with { ItemsPath = "$.results", Pagination = new PaginationDefinition { Type = PaginationType.Next, Path = "$.next", Key = "page" } };

        var (read, failure, _) = await erp.ReadAllAsync(definition);

        failure.ShouldBeNull();
        read.Sum(page => page.Items).ShouldBe(4);
        logins.ShouldBe(2);
    }

    private static async Task AnswerAsync(HttpContext context, string fault)
    {
        context.Response.ContentType = fault is "html" ? "text/html" : "application/json";
        switch (fault)
        {
            case "slow":
                // Until the client has given up.
                var gone = new TaskCompletionSource();
                await using (context.RequestAborted.Register(gone.SetResult))
                    await gone.Task;
                break;
            case "500" or "503" or "404" or "204" or "302":
                context.Response.StatusCode = int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture);
                if (fault == "302")
                    context.Response.Headers.Location = "/sign-in";
                break;
            case "html" or "html as json":
                await context.Response.WriteAsync("<!DOCTYPE html><html><body>Sign in</body></html>");
                break;
            case "empty":
                break;
            case "text":
                await context.Response.WriteAsync("OK");
                break;
            case "array":
                await context.Response.WriteAsync("[1]");
                break;
            case "null token":
                await context.Response.WriteAsync("""{"token":null,"access_token":null,"SessionID":""}""");
                break;
            case "cut":
                context.Response.ContentLength = 100;
                await context.Response.WriteAsync("{\"token\":");
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
        }
    }

    private static string Token(int number) =>
        $$"""{"token":"t0ken-number-{{number}}-of-the-erp","access_token":"t0ken-number-{{number}}-of-the-erp","SessionID":"t0ken-number-{{number}}-of-the-erp"}""";

    private static ErpDefinition Definition(TestErp erp, string kind) => new()
    {
        Url = erp.Url + (kind == "nebim" ? "/(S(${token.erp}))/orders" : "/orders"),
        Login = new ErpLoginDefinition
        {
            Type = kind switch { "jwt" => ErpLoginType.Jwt, "nebim" => ErpLoginType.Nebim, _ => ErpLoginType.OAuth2 },
            Grant = kind is "password" ? kind : "client_credentials",
            Url = erp.Url + "/login",
            Username = "erp",
            Password = new Setting(null, "ERP_PASSWORD"),
            ClientId = "client",
            ClientSecret = "client-secret",
        },
    };
}
