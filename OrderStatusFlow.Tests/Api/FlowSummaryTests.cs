using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

public sealed class FlowSummaryTests(TestHost host)
{
    [Fact]
    public async Task A_summary_has_schedule_next_run_newest_runs_watermark_and_pause()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("sum-in", "orders-inbound", omnitron, erp);
        await host.PutPlainAsync("sum-out", omnitron);
        var first = await host.RunAsync("flows/sum-in/trigger");
        var second = await host.RunAsync("flows/sum-in/trigger?number=none");
        await host.OkAsync(HttpMethod.Post, "flows/sum-out/pause", """{"reason": "stocktaking"}""");

        JsonElement inbound = default, outbound = default;
        await TestWait.ForAsync("a summary after the runs", async () =>
        {
            var items = (await host.OkAsync(HttpMethod.Get, "flows?include=summary")).GetProperty("items").EnumerateArray().ToList();
            (inbound, outbound) = (items.Single(item => Name(item) == "sum-in"), items.Single(item => Name(item) == "sum-out"));
            return inbound.GetProperty("recent").GetArrayLength() == 2 && inbound.GetProperty("lastRun").GetProperty("status").GetString() != "running"
                && outbound.TryGetProperty("recent", out _);
        });

        inbound.GetProperty("recent").EnumerateArray().Select(run => run.GetProperty("id").GetString())
            .ShouldBe([second.GetProperty("runId").GetString(), first.GetProperty("runId").GetString()]);
        var oldest = inbound.GetProperty("recent")[1];
        (oldest.GetProperty("status").GetString(), oldest.GetProperty("totals").GetProperty("updated").GetInt32()).ShouldBe(("succeeded", 3));
        inbound.GetProperty("lastRun").GetProperty("status").GetString().ShouldBe("empty");
        inbound.GetProperty("schedule").GetProperty("every").GetString().ShouldBe("7.00:00:00");
        inbound.GetProperty("next").GetProperty("timeZone").GetString().ShouldBe("UTC");
        inbound.GetProperty("watermark").GetString().ShouldEndWith("+03:00");
        inbound.GetProperty("watermarkAgeSeconds").GetInt64().ShouldBeGreaterThan(0);
        outbound.GetProperty("paused").GetProperty("reason").GetString().ShouldBe("stocktaking");
        outbound.GetProperty("recent").GetArrayLength().ShouldBe(0);
        inbound.GetProperty("openErrors").GetInt32().ShouldBe(0);
        outbound.TryGetProperty("lastRun", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_caller_that_has_the_list_receives_304_until_something_changes()
    {
        using var http = TestHttp.For(new Uri((await host.ServerAsync()).Url));
        // Other tests change flows and run them at the same time.
        var known = "";
        await TestWait.ForAsync("a list without changes", async () =>
        {
            var (status, tag) = await GetAsync(http, known);
            known = tag;
            return status == 304;
        });

        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("sum-new", omnitron);

        (await GetAsync(http, known)).Status.ShouldBe(200);
        (await GetAsync(http, "*")).Status.ShouldBe(304);
        (await host.CallAsync(HttpMethod.Get, "flows?include=all")).Status.ShouldBe(400);
    }

    private static async Task<(int Status, string Tag)> GetAsync(HttpClient http, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/flows?include=summary");
        if (known.Length > 0)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, response.Headers.ETag!.ToString());
    }

    private static string Name(JsonElement item) => item.GetProperty("name").GetString()!;
}
