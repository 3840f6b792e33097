using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

public sealed class ErrorApiTests(TestHost host)
{
    private const string Two = """[{"order": "E-1", "orderitem_set": [{"id": 1}]}, {"order": "E-2", "orderitem_set": [{"id": 2}]}]""";

    private const string Good = """{"order": "E-3", "orderitem_set": [{"id": 3}]}""";

    [Fact]
    public async Task Orders_that_fail_form_a_group_which_closes_when_they_are_delivered()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { ClosedWorld = true });
        await host.PutPlainAsync("err-close", omnitron);
        var run = await host.RunAsync("flows/err-close/outbound", Two);
        var id = (await host.RowsAsync(run))[0].GetProperty("error").GetString()!;

        var group = (await host.OkAsync(HttpMethod.Get, "errors?state=open&flow=err-close&class=data")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (Text(group, "fingerprint"), Text(group, "state"), Text(group, "code"), Number(group, "rows"), Number(group, "openOrders"), Number(group, "httpStatus"))
            .ShouldBe((id, "open", "omnitron.rejected", 2, 2, 404));
        Text((await host.OkAsync(HttpMethod.Get, "orders/E-2")).GetProperty("items")[0], "error").ShouldBe(id);
        var detail = await host.OkAsync(HttpMethod.Get, $"errors/{id}");
        Text(detail.GetProperty("lastRuns")[0], "runId").ShouldBe(Text(run, "runId"));
        detail.GetProperty("trend").EnumerateArray().Sum(hour => Number(hour, "rows")).ShouldBe(2);
        detail.GetProperty("trend").GetArrayLength().ShouldBe(24);

        omnitron.Seed([new OmnitronSeed { Id = 1 }]);
        await host.RunAsync("flows/err-close/outbound", Two);
        (await OrdersAsync("open=true")).ShouldBe(["E-2 1"]);
        (await OrdersAsync("open=false")).ShouldBe(["E-1 0"]);
        omnitron.Seed([new OmnitronSeed { Id = 2 }]);
        var last = await host.RunAsync("flows/err-close/outbound", Two);

        var closed = (await host.OkAsync(HttpMethod.Get, $"errors/{id}")).GetProperty("group");
        (Text(closed, "state"), Text(closed, "closedBy"), Number(closed, "rows"), Number(closed, "runs")).ShouldBe(("closed", Text(last, "runId"), 3, 2));
        (await host.OkAsync(HttpMethod.Get, "errors?state=open&flow=err-close")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await host.CallAsync(HttpMethod.Post, $"errors/{id}/acknowledge")).Status.ShouldBe(409);

        // Which of the runs an order failed in last. On a busy machine a page may end before its limit.
        async Task<IEnumerable<string>> OrdersAsync(string query) => (await PagesAsync($"errors/{id}/orders?{query}", order => order))
            .Select(order => $"{Text(order, "order")} {(Text(order, "runId") == Text(run, "runId") ? 0 : 1)}");
    }

    [Fact]
    public async Task Lists_are_paged_and_sorted_and_orders_too()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { ClosedWorld = true, Items = [new OmnitronSeed { Id = 3 }] });
        await host.PutPlainAsync("err-pages", omnitron);
        await host.RunAsync("flows/err-pages/outbound", Two);
        await host.RunAsync("flows/err-pages/outbound", $$"""[{{Good}}, {"order": "P-1"}]""");
        await host.RunAsync("flows/err-pages/outbound", $$"""[{{Good}}, {"order": "P-2", "orderitem_set": [{"no": 1}]}]""");

        var biggest = await PagesAsync("errors?flow=err-pages&limit=1", "code");
        var newest = await PagesAsync("errors?flow=err-pages&limit=2&sort=newest", "code");
        var group = (await host.OkAsync(HttpMethod.Get, "errors?flow=err-pages")).GetProperty("items")[0];

        biggest.ShouldBe(["omnitron.rejected", "order.shape", "order.shape"]);
        newest.ShouldBe(["order.shape", "order.shape", "omnitron.rejected"]);
        (await PagesAsync($"errors/{Text(group, "fingerprint")}/orders?limit=1", "order")).ShouldBe(["E-1", "E-2"]);
    }

    [Fact]
    public async Task A_login_that_fails_forms_a_group_of_the_run()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { Password = "another" });
        await host.PutPlainAsync("err-login", omnitron);

        var run = await host.RunAsync("flows/err-login/outbound", Two);

        var group = (await host.OkAsync(HttpMethod.Get, "errors?flow=err-login")).GetProperty("items")[0];
        (Text(group, "step"), Text(group, "class"), Number(group, "rows"), Number(group, "runs"), Text(group, "lastRun"))
            .ShouldBe(("login", "omnitron", 0, 1, Text(run, "runId")));
        group.ToString().ShouldNotContain("omnitron-password");
    }

    [Fact]
    public async Task A_person_acknowledges_ignores_notes_and_reopens()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { ClosedWorld = true });
        await host.PutPlainAsync("err-person", omnitron);
        await host.RunAsync("flows/err-person/outbound", Two);
        var id = Text((await host.OkAsync(HttpMethod.Get, "errors?flow=err-person")).GetProperty("items")[0], "fingerprint");

        Text(await host.OkAsync(HttpMethod.Post, $"errors/{id}/acknowledge"), "state").ShouldBe("acknowledged");
        var ignored = await host.OkAsync(HttpMethod.Post, $"errors/{id}/ignore", """{"until": "2090-01-01T00:00:00Z"}""");
        (Text(ignored, "state"), ignored.GetProperty("ignoredUntil").GetDateTimeOffset().Year).ShouldBe(("ignored", 2090));
        Text(await host.OkAsync(HttpMethod.Post, $"errors/{id}/ignore"), "ignoredUntil").ShouldBeNull();
        Text(await host.OkAsync(HttpMethod.Post, $"errors/{id}/note", """{"note": "Kargo kodu düzeltilecek <b>"}"""), "note").ShouldBe("Kargo kodu düzeltilecek <b>");
        var reopened = await host.OkAsync(HttpMethod.Post, $"errors/{id}/reopen");
        (Text(reopened, "state"), Text(reopened, "note")).ShouldBe(("open", "Kargo kodu düzeltilecek <b>"));
        Text(reopened, "changedBy").ShouldNotBeNull();
        Text(await host.OkAsync(HttpMethod.Post, $"errors/{id}/note", """{"note": null}"""), "note").ShouldBeNull();
    }

    [Theory]
    [InlineData("GET", "errors?state=gone", 400, "http.query")]
    [InlineData("GET", "errors?class=mine", 400, "http.query")]
    [InlineData("GET", "errors?sort=oldest", 400, "http.query")]
    [InlineData("GET", "errors?continuation=1.2.3", 400, "http.query")]
    [InlineData("GET", "errors?flow=none", 404, "flow.unknown")]
    [InlineData("GET", "errors/0123456789abcdef", 404, "error.unknown")]
    [InlineData("GET", "errors/..%2f", 404, "error.unknown")]
    [InlineData("GET", "errors/0123456789abcdef/orders?open=maybe", 400, "http.query")]
    [InlineData("GET", "errors/0123456789abcdef/orders?continuation=x", 400, "http.query")]
    [InlineData("POST", "errors/0123456789abcdef/acknowledge", 404, "error.unknown")]
    [InlineData("POST", "errors/0123456789abcdef/ignore", 400, "http.member", """{"until": "2001-01-01T00:00:00Z"}""")]
    [InlineData("POST", "errors/0123456789abcdef/ignore", 400, "http.member", """{"until": 7}""")]
    [InlineData("POST", "errors/0123456789abcdef/ignore", 400, "http.member", """{"untill": "2090-01-01T00:00:00Z"}""")]
    [InlineData("POST", "errors/0123456789abcdef/note", 400, "http.member", "[]")]
    [InlineData("POST", "errors/0123456789abcdef/note", 400, "http.member", """{"text": "n"}""")]
    [InlineData("POST", "errors/0123456789abcdef/note", 400, "http.body", null)]
    [InlineData("POST", "errors/0123456789abcdef/note", 400, "http.json", "{")]
    public async Task Requests_that_are_not_valid_are_refused(string method, string path, int status, string code, string? body = null)
    {
        var (answered, problem) = await host.CallAsync(HttpMethod.Parse(method), path, body);

        (answered, Text(problem, "code")).ShouldBe((status, code), problem.ToString());
    }

    private Task<List<string?>> PagesAsync(string path, string member) => PagesAsync(path, item => Text(item, member));

    private async Task<List<T>> PagesAsync<T>(string path, Func<JsonElement, T> read)
    {
        var (found, continuation) = (new List<T>(), (string?)null);
        do
        {
            var page = await host.OkAsync(HttpMethod.Get, continuation is null ? path : $"{path}&continuation={Uri.EscapeDataString(continuation)}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(read));
            continuation = Text(page, "continuation");
        }
        while (continuation is not null && found.Count < 100);
        return found;
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private static int Number(JsonElement json, string member) => json.GetProperty(member).GetInt32();
}
