using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;

namespace OrderStatusFlow.Tests.Simulators;

public sealed class ErpLoginTests
{
    [Theory]
    [InlineData("""{"type":"basic"}""", "Authorization", "Basic ZXJwOmVycC1wYXNzd29yZA==")]
    [InlineData("""{"type":"token"}""", "X-Api-Key", "erp-permanent-token")]
    [InlineData("""{"type":"token","header":"X-Shop","prefix":"Key","token":"k"}""", "X-Shop", "Key k")]
    public async Task An_endpoint_requires_its_configured_login(string demand, string header, string value)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        (await http.PostAsync("/_sim/login", TestHttp.Json(demand))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await http.GetAsync("/orders")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Add(header, value + "x");
        (await http.GetAsync("/orders")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        http.DefaultRequestHeaders.Remove(header);
        http.DefaultRequestHeaders.Add(header, value);

        (await http.GetAsync("/orders")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/auth/token", false)]
    [InlineData("/auth/token?nested=true", true)]
    public async Task A_jwt_works_until_it_is_expired(string path, bool nested)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new() { Logins = [new() { Type = ErpLoginType.Jwt, Path = "/orders*" }] });
        using HttpClient http = TestHttp.For(erp.Url);
        JsonElement answer = await PostAsync(http, path, TestHttp.Json("""{"username":"erp","password":"erp-password"}"""));
        var token = (nested ? answer.GetProperty("data").GetProperty("access") : answer.GetProperty("token")).GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await http.GetAsync("/orders")).StatusCode.ShouldBe(HttpStatusCode.OK);

        erp.ExpireTokens();

        (await http.GetAsync("/orders")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        erp.Totals.Logins.ShouldBe(1);
    }

    [Fact]
    public async Task OAuth2_grants_a_password_and_refreshes_it()
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        (await http.PostAsync("/_sim/login", TestHttp.Json("""{"type":"oauth2"}"""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        JsonElement first = await PostAsync(http, "/oauth/token", Form("grant_type=password&username=erp&password=erp-password"));
        erp.ExpireTokens();

        JsonElement second = await PostAsync(http, "/oauth/token", Form($"grant_type=refresh_token&refresh_token={first.GetProperty("refresh_token")}"));

        second.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", second.GetProperty("access_token").GetString());
        (await http.GetAsync("/orders")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("grant_type=password&username=erp&password=x", "invalid_grant")]
    [InlineData("grant_type=refresh_token&refresh_token=x", "invalid_grant")]
    [InlineData("grant_type=magic", "unsupported_grant_type")]
    [InlineData("a=b", "invalid_request")]
    [InlineData("{", "invalid_request")]
    public async Task OAuth2_refuses_in_its_own_words(string form, string error)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);

        (await PostAsync(http, "/oauth/token", Form(form))).GetProperty("error").GetString().ShouldBe(error);

        erp.Totals.LoginsRefused.ShouldBe(1);
    }

    [Theory]
    [InlineData("/IntegratorService/Connect", HttpStatusCode.OK)]
    [InlineData("/IntegratorService/Connect?UserName=erp&Password=wrong", HttpStatusCode.Unauthorized)]
    public async Task Nebim_connects_anyone_and_finds_out_later(string connect, HttpStatusCode expected)
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        JsonElement session = JsonElement.Parse(await http.GetStringAsync(connect));
        session.GetProperty("StatusCode").GetInt32().ShouldBe(200);

        HttpResponseMessage answer = await http.PostAsync(
            $"/(S({session.GetProperty("SessionID")}))/IntegratorService/RunProc",
            TestHttp.Json("""{"ProcName":"usp_Orders","Parameters":[{"Name":"number","Value":"ORD0000002"}]}"""));

        answer.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.OK) JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetArrayLength().ShouldBe(1);
    }

    private static StringContent Form(string form) =>
        new(form + "&client_id=erp-client&client_secret=erp-client-secret", Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, HttpContent content) =>
        JsonElement.Parse(await (await http.PostAsync(path, content)).Content.ReadAsStringAsync());
}
