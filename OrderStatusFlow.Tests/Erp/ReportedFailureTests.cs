using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Erp;
using LoginType = OrderStatusFlow.Core.Flows.ErpLoginType;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Responses with a success status that report a failure in their body.</summary>
public sealed class ReportedFailureTests
{
    public static TheoryData<string, string> Failures => new()
    {
        { """{"success":false,"message":"Yetki yok"}""", "Yetki yok" },
        { """{"success":false,"error":{"code":17,"message":"Token expired"},"data":null}""", "Token expired (code 17)" },
        { """{"Success":false,"Errors":["first","second"],"results":[]}""", "first; second" },
        { """{"isSuccess":false,"data":[]}""", "no message, but isSuccess is false" },
        { """{"IsSuccessful":false,"ErrorCode":"TBLCAH","ErrorDesc":"Cari bulunamadı","TotalCount":0}""", "Cari bulunamadı (code TBLCAH)" },
        { """{"hasError":true,"message":"Veritabanı kapalı","results":null}""", "Veritabanı kapalı" },
        { """{"status":"error","message":"Invalid API key"}""", "Invalid API key" },
        { """{"error":{"code":"BadRequest","message":"Invalid filter clause"}}""", "Invalid filter clause (code BadRequest)" },
        { """{"error":{"code":"","message":{"lang":"tr","value":"Kayıt kilitli"}}}""", "Kayıt kilitli" },
        { """{"odata.error":{"code":"X","message":{"lang":"en-US","value":"Resource not found"}}}""", "Resource not found (code X)" },
        { """{"jsonrpc":"2.0","id":1,"error":{"code":200,"message":"Odoo Server Error","data":{"name":"odoo.exceptions.AccessDenied","message":"Access Denied"}}}""", "Odoo Server Error: Access Denied (code 200)" },
        { """{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}""", "Method not found (code -32601)" },
        { """{"ModelType":0,"ExceptionMessage":"Session is not valid","StatusCode":500}""", "Session is not valid (code 500)" },
        { """[{"ExceptionMessage":"Procedure usp_X not found"}]""", "Procedure usp_X not found" },
        { """{"errors":[{"message":"Cannot query field 'x'"}],"data":null}""", "Cannot query field 'x'" },
        { """{"error":"invalid_token","error_description":"The token expired"}""", "The token expired (code invalid_token)" },
        { """<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>Kullanıcı hatalı</faultstring></soap:Fault></soap:Body></soap:Envelope>""", "Kullanıcı hatalı (code soap:Client)" },
        { """<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code><env:Reason><env:Text xml:lang="en">Wrong password</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>""", "Wrong password (code env:Sender)" },
        { """<m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><m:code>42</m:code><m:message xml:lang="en">Bad segment</m:message></m:error>""", "Bad segment (code 42)" },
        { """<response><success>false</success><message>Stok yok</message></response>""", "Stok yok" },
    };

    public static TheoryData<string, string> Orders => new()
    {
        { """{"success":true,"message":"OK","results":[{"id":1}]}""", "$.results" },
        { """{"success":false,"results":[{"id":1}]}""", "$.results" },
        { """{"error":null,"errors":[],"ExceptionMessage":null,"results":[{"id":1}]}""", "$.results" },
        { """{"error":"","ExceptionMessage":"","IsSuccessful":true,"results":[{"id":1}]}""", "$.results" },
        { """{"error":{"code":0,"message":""},"results":[{"id":1}]}""", "$.results" },
        { """{"error":"one order was skipped","results":[{"id":1}]}""", "$.results" },
        { """{"errors":[{"message":"partial"}],"data":{"orders":[{"id":1}]}}""", "$.data.orders" },
        { """[{"id":1,"success":false,"message":"not shipped","error":{"code":1,"message":"x"}}]""", "$" },
        { """{"order":"A1","success":false,"status":"error","orderitem_set":[{"id":1,"error":"late"}]}""", "" },
        { """{"status":"error","message":"late","orderitem_set":[{"id":1}]}""", "" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_with_status_200_ends_the_step_with_the_ERPs_own_words(string body, string words)
    {
        await using var erp = await TestErp.StartAsync(body, body[0] == '<' ? "text/xml" : "application/json");

        var failure = (await erp.ReadAsync(Definition(erp, body))).Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable).ShouldBe(("erp.failure", false));
        failure.Message.ShouldStartWith($"The ERP reports an error: {words}.");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_built_in_rules_can_be_turned_off(string body, string words)
    {
        await using var erp = await TestErp.StartAsync(body, body[0] == '<' ? "text/xml" : "application/json");

        var failure = (await erp.ReadAsync(Definition(erp, body) with { Failure = new FailureDefinition { BuiltIn = false } })).Failure;

        failure?.Code.ShouldNotBe("erp.failure", words);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Fields_of_orders_are_not_mistaken_for_a_failure(string body, string itemsPath)
    {
        await using var erp = await TestErp.StartAsync(body);

        var page = await erp.ReadAsync(Definition(erp, body) with { ItemsPath = itemsPath.Length == 0 ? null : itemsPath });

        page.Failure.ShouldBeNull();
        page.Value!.Items.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"path": "$.result.state", "value": "ERR", "messagePath": "$.result.text"}""", """{"result":{"state":"err","text":"Dönem kapalı"},"results":[]}""", "Dönem kapalı")]
    [InlineData("""{"path": "$.code", "value": [3, "4"]}""", """{"code":4,"message":"locked"}""", "locked")]
    [InlineData("""{"path": "$.code", "otherThan": [0, "OK"]}""", """{"code":"E7","results":[]}""", "no message, but $.code is E7")]
    [InlineData("""{"path": "$.code", "otherThan": 0}""", """{"code":0,"results":[]}""", null)]
    [InlineData("""{"path": "$.problems", "messagePath": "$.problems"}""", """{"problems":[{"message":"one"},{"message":"two"}],"results":[]}""", "one; two")]
    [InlineData("""{"path": "$.problems"}""", """{"problems":[],"results":[]}""", null)]
    [InlineData("""{"path": "$.problems"}""", """{"problems":0,"results":[]}""", null)]
    [InlineData("""{"path": "$.code", "value": 404, "then": "empty"}""", """{"success":false,"code":404,"message":"Kayıt bulunamadı"}""", null)]
    [InlineData("""{"path": "$.code", "value": 9, "then": "retry"}""", """{"code":9,"message":"busy"}""", "busy")]
    public async Task A_rule_of_the_flow_decides_before_the_built_in_ones(string rule, string body, string? words)
    {
        await using var erp = await TestErp.StartAsync(body);
        var flow = Flow($$$"""{"url": "{{{erp.Url}}}/orders", "itemsPath": "$.results", "failure": {"rules": [{{{rule}}}]}}""");

        var page = await erp.ReadAsync(flow);

        if (words is null)
        {
            page.Failure.ShouldBeNull();
            page.Value!.Items.ShouldBe(0);
            return;
        }
        page.Failure!.Code.ShouldBe("erp.failure");
        page.Failure.Message.ShouldStartWith($"The ERP reports an error: {words}.");
        page.Failure.Retryable.ShouldBe(rule.Contains("retry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_with_status_500_is_reported_in_the_ERPs_own_words_and_without_secrets()
    {
        await using var erp = await TestErp.StartAsync($"""<Envelope><Body><Fault><faultcode>Client</faultcode><faultstring>No access for {TestErp.Password}</faultstring></Fault></Body></Envelope>""", "text/xml", 500);
        var definition = Definition(erp, "<") with { ExtraParams = new Dictionary<string, ExtraParam> { ["p"] = new(new Setting(null, "ERP_PASSWORD"), null) } };

        var failure = (await erp.ReadAsync(definition)).Failure.ShouldNotBeNull();

        failure.Message.ShouldContain("status 500: No access for");
        failure.Message.ShouldNotContain(TestErp.Password);
    }

    [Theory]
    [InlineData("""{"rules": [{"value": 1}]}""", "$.erp.failure.rules[0].path")]
    [InlineData("""{"rules": [{"path": "$.a"}, {"path": "b", "messagePath": "$.c["}]}""", "$.erp.failure.rules[1].path", "$.erp.failure.rules[1].messagePath")]
    [InlineData("""{"rules": [{"path": "$.a", "value": {"b": 1}}]}""", "$.erp.failure.rules[0].value")]
    [InlineData("""{"rules": [{"path": "$.a", "value": 1, "otherThan": 2}]}""", "$.erp.failure.rules[0].otherThan")]
    [InlineData("""{"rules": [{"path": "$.a", "then": "ignore", "vlaue": 1}]}""", "$.erp.failure.rules[0].then", "$.erp.failure.rules[0].vlaue")]
    [InlineData("""{"rules": {"path": "$.a"}, "builtIn": "no"}""", "$.erp.failure.rules", "$.erp.failure.builtIn")]
    public void Every_error_of_a_rule_is_reported_with_its_path(string failure, params string[] paths) =>
        Read($$$"""{"url": "https://e/", "failure": {{{failure}}}}""").Errors.Select(error => error.Place).ShouldBe(paths, ignoreOrder: true);

    [Theory]
    [InlineData(null, true)]
    [InlineData("\"check\": false", false)]
    public async Task Nebim_that_accepts_wrong_credentials_is_found_out_at_login(string? check, bool caught)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions(), TestContext.Current.CancellationToken);
        using var http = TestHttp.For(erp.Url);
        var flow = Flow($$$"""{"url": "{{{erp.Url}}}(S(${token.erp}))/IntegratorService/RunProc", "login": {"type": "nebim", "url": "{{{erp.Url}}}IntegratorService/Connect", "username": "erp", "password": "wrong"{{{(check is null ? "" : ", " + check)}}}}}""");

        var failure = await Reader(http).LoginAsync(flow, new Dictionary<string, string>(), TestContext.Current.CancellationToken);

        (failure?.Code).ShouldBe(caught ? "erp.login" : null);
        if (caught)
            failure!.Message.ShouldContain("session is unknown");
    }

    [Fact]
    public async Task A_session_that_works_is_verified_once()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions(), TestContext.Current.CancellationToken);
        using var http = TestHttp.For(erp.Url);
        var reader = Reader(http);
        var flow = Flow($$$"""{"url": "{{{erp.Url}}}(S(${token.erp}))/IntegratorService/RunProc", "login": {"type": "nebim", "url": "{{{erp.Url}}}IntegratorService/Connect", "username": "erp", "password": "erp-password"}}""");
        var parameters = new Dictionary<string, string> { ["number"] = erp.Orders[0].Number, ["run.id"] = "r" };

        (await reader.LoginAsync(flow, parameters, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await reader.LoginAsync(flow, parameters, TestContext.Current.CancellationToken)).ShouldBeNull();

        erp.Requests.Count(request => request.Target.Contains("RunProc", StringComparison.Ordinal)).ShouldBe(1);
        erp.Requests[^1].Target.ShouldContain($"number={erp.Orders[0].Number}");
        erp.Requests[^1].Target.ShouldNotContain("run.id");
    }

    [Theory]
    [InlineData("""{"ModelType":0,"Status":"Kullanıcı adı hatalı","StatusCode":401,"SessionID":"abcdefgh"}""", "Kullanıcı adı hatalı (code 401)")]
    [InlineData("""{"ModelType":0,"ExceptionMessage":"Login failed for user","SessionID":"abcdefgh"}""", "Login failed for user")]
    [InlineData("""{"success":false,"message":"Hesap kilitli","SessionID":"abcdefgh"}""", "Hesap kilitli")]
    public async Task A_login_that_reports_a_failure_with_status_200_is_a_failure(string body, string words)
    {
        await using var erp = await TestErp.StartAsync(body);
        var definition = new ErpDefinition { Url = erp.Url + "/${token.erp}", Login = new ErpLoginDefinition { Type = LoginType.Nebim, Url = erp.Url + "/Connect", Check = true } };

        var failure = (await erp.Reader.LoginAsync(definition, new Dictionary<string, string>(), TestContext.Current.CancellationToken)).ShouldNotBeNull();

        failure.Code.ShouldBe("erp.login");
        failure.Message.ShouldContain($"rejected the login: {words}.");
    }

    [Theory]
    [InlineData(200, """{"me":"erp"}""", "application/json", null)]
    [InlineData(401, "", "text/plain", "status 401")]
    [InlineData(302, "", "text/plain", "status 302")]
    [InlineData(200, "<html>Sign in</html>", "text/html", "web page")]
    [InlineData(200, """{"success":false,"message":"User is locked"}""", "application/json", "User is locked")]
    public async Task A_check_URL_verifies_any_login(int status, string body, string type, string? words)
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.ContentType = context.Request.Path == "/me" ? type : "application/json";
            context.Response.StatusCode = context.Request.Path == "/me" ? status : 200;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, context.Request.Path == "/me" ? body : """{"token":"t0k3n-of-the-erp"}""");
        });
        var flow = Flow($$$"""{"url": "{{{erp.Url}}}/orders", "login": {"type": "jwt", "url": "{{{erp.Url}}}/token", "username": "u", "password": "p", "prefix": "Bearer", "checkUrl": "{{{erp.Url}}}/me"}}""");

        var failure = await erp.Reader.LoginAsync(flow, new Dictionary<string, string> { ["number"] = "7" }, TestContext.Current.CancellationToken);

        (failure?.Code).ShouldBe(words is null ? null : "erp.login");
        failure?.Message.ShouldContain(words!);
        erp.Asked.Last().Target.ShouldBe("/me");
        erp.Asked.Last().Headers.Authorization.ToString().ShouldBe("Bearer t0k3n-of-the-erp");
    }

    private static ErpReader Reader(HttpClient http) =>
        new(http, new Secrets(_ => null), new TokenCache(TimeProvider.System), new RefreshTokens(StorageClients.Connect("UseDevelopmentStorage=true"), TimeProvider.System), TimeProvider.System);

    private static ErpDefinition Definition(TestErp erp, string body) =>
        new() { Url = erp.Url + "/orders", ItemsPath = "$.results", ResponseType = body[0] == '<' ? ResponseType.Xml : ResponseType.Json };

    private static ErpDefinition Flow(string erp)
    {
        var (flow, errors) = Read(erp);
        errors.ShouldBeEmpty();
        return flow!.Erp!;
    }

    private static (FlowDefinition? Flow, IReadOnlyList<Failure> Errors) Read(string erp) =>
        FlowReader.Read(JsonElement.Parse($$$"""{"direction": "inbound", "omnitron": {"domainUrl": "https://s.example", "username": "u", "password": "p"}, "erp": {{{erp}}} }"""));
}
