using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>What became of an order, over its runs.</summary>
public sealed class OrderHistoryTests(TestHost host)
{
    [Fact]
    public async Task An_order_that_the_ERP_does_not_return_is_absent_since_then()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await host.PutSampleAsync("history-absent", "orders-inbound", omnitron, erp);
        erp.Faults.Add(new FaultRule { Path = "/orders", Times = 1, Body = """{"count": 1, "results": [{"number": "ABSENT-1", "status": "KARGODA", "items": [{"id": 881}]}]}""" });
        await host.RunAsync("flows/history-absent/trigger?number=ABSENT-1");
        erp.Faults.Add(new FaultRule { Path = "/orders", Body = """{"count": 0, "results": []}""" });
        var absent = await host.RunAsync("flows/history-absent/trigger?number=ABSENT-1");
        await host.RunAsync("flows/history-absent/trigger?number=never'seen/%25");

        var story = await host.OkAsync(HttpMethod.Get, "orders/ABSENT-1");
        var never = await host.OkAsync(HttpMethod.Get, "orders?number=never'seen/%25");

        Summary(story).ShouldStartWith("Not in the ERP's response 20");
        Summary(story).ShouldContain("+03, when it was asked for by its number. Last written 20");
        story.GetProperty("absences")[0].GetProperty("runId").GetString().ShouldBe(absent.GetProperty("runId").GetString());
        story.GetProperty("items")[0].GetProperty("version").GetInt32().ShouldBe(1);
        Summary(never).ShouldEndWith("when it was asked for by its number. It has not been written to Omnitron.");
        never.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Pages_of_a_history_follow_each_other()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("history-pages", omnitron);
        var runs = new List<string>();
        for (var status = 400; status < 405; status++)
        {
            var body = $$"""[{"order": "HISTORY-1", "orderitem_set": [{"id": 771, "status": "{{status}}"}]}, {"order": "HISTORY-1", "orderitem_set": [{"id": 772, "status": "{{status}}"}]}]""";
            runs.Insert(0, (await host.RunAsync("flows/history-pages/outbound", body)).GetProperty("runId").GetString()!);
        }

        var (found, continuation) = (new List<(string?, int)>(), "");
        while (continuation is not null)
        {
            var page = await host.OkAsync(HttpMethod.Get, $"orders/HISTORY-1?limit=3&continuation={continuation}");
            Summary(page).ShouldStartWith("Last written ");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(row => (row.GetProperty("runId").GetString(), row.GetProperty("row").GetInt32())));
            continuation = page.GetProperty("continuation").GetString();
        }

        found.ShouldBe(runs.SelectMany(run => new[] { ((string?)run, 1), (run, 2) }));
        var known = await host.OkAsync(HttpMethod.Get, "orders/HISTORY-1?limit=1");
        known.GetProperty("searchedSince").GetDateTimeOffset().ShouldBeLessThan(TimeProvider.System.GetUtcNow());
        var newest = known.GetProperty("items")[0];
        var row = await host.OkAsync(HttpMethod.Get, $"runs/{newest.GetProperty("runId").GetString()}/rows/{newest.GetProperty("row").GetInt32()}");
        foreach (var kept in new[] { newest, row })
        {
            (kept.GetProperty("keptUntil").GetDateTimeOffset() - newest.GetProperty("at").GetDateTimeOffset()).TotalDays.ShouldBe(90, 0.1);
            (kept.GetProperty("payloadsKeptUntil").GetDateTimeOffset() - newest.GetProperty("at").GetDateTimeOffset()).TotalDays.ShouldBe(30, 0.1);
        }

        (await host.CallAsync(HttpMethod.Get, "orders/HISTORY-1?continuation=none")).Body.GetProperty("code").GetString().ShouldBe("http.query");
    }

    private static string Summary(JsonElement story) => story.GetProperty("summary").GetString()!;
}
