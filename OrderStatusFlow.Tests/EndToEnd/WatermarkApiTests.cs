using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

public sealed class WatermarkApiTests(TestHost host)
{
    [Fact]
    public async Task People_see_the_watermark_set_it_and_a_run_continues_from_there()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 12 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("wm-set", "orders-inbound", omnitron, erp);
        var fresh = await host.OkAsync(HttpMethod.Get, "flows/wm-set/watermark");
        fresh.GetProperty("watermark").ValueKind.ShouldBe(JsonValueKind.Null);

        var set = await host.OkAsync(HttpMethod.Put, "flows/wm-set/watermark", """{"watermark": "2026-01-05T09:05:08"}""");
        var run = await host.RunAsync("flows/wm-set/trigger");

        set.GetProperty("watermark").GetString().ShouldBe("2026-01-05T09:05:08+03:00");
        (set.GetProperty("movedBy").GetString(), set.GetProperty("asksAfter").GetString()).ShouldBe(("person", "2026-01-05T09:00:08.000000"));
        run.GetProperty("watermark").GetString().ShouldBe("2026-01-05T09:00:08.000000");
        run.GetProperty("totals").GetProperty("rows").GetInt32().ShouldBe(5);
        // The last change that it saw is before the watermark that the person set, so the watermark stays.
        (await host.OkAsync(HttpMethod.Get, "flows/wm-set/watermark")).GetProperty("movedBy").GetString().ShouldBe("person");
        (await host.OkAsync(HttpMethod.Put, "flows/wm-set/watermark", """{"watermark": null}""")).GetProperty("asksAfter").ValueKind.ShouldBe(JsonValueKind.Null);
        var all = await host.RunAsync("flows/wm-set/trigger");
        all.GetProperty("totals").GetProperty("rows").GetInt32().ShouldBe(12);
        var moved = await host.OkAsync(HttpMethod.Get, "flows/wm-set/watermark");
        moved.GetProperty("movedBy").GetString().ShouldBe(all.GetProperty("runId").GetString());
        moved.GetProperty("watermark").GetDateTimeOffset().ShouldBeLessThan(new DateTimeOffset(2026, 1, 5, 9, 0, 13, TimeSpan.FromHours(3)));
    }

    [Theory]
    [InlineData("wm-bad", """{"watermark": "yesterday"}""", 400)]
    [InlineData("wm-bad", """{"watermark": 20260105}""", 400)]
    [InlineData("wm-bad", """{"watermark": "2199-01-01T00:00:00Z"}""", 400)]
    [InlineData("wm-bad", """{"watermark": "0001-01-01T00:00:00Z"}""", 400)]
    [InlineData("wm-bad", """{"value": null}""", 400)]
    [InlineData("wm-bad", """[]""", 400)]
    [InlineData("wm-nobody", """{"watermark": null}""", 404)]
    [InlineData("wm-outbound", """{"watermark": null}""", 409)]
    public async Task A_wrong_watermark_is_explained(string flow, string body, int status)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("wm-bad", "orders-inbound", omnitron);
        await host.PutSampleAsync("wm-outbound", "orders-outbound", omnitron);

        var (answered, problem) = await host.CallAsync(HttpMethod.Put, $"flows/{flow}/watermark", body);

        answered.ShouldBe(status);
        problem.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_next_five_starts_are_listed()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("wm-next", "orders-inbound", omnitron, change: json => json.Replace("0 */5 * * * ?", "0 30 9 * * ?", StringComparison.Ordinal));

        var next = (await host.OkAsync(HttpMethod.Get, "flows/wm-next/schedule")).GetProperty("next").EnumerateArray().Select(time => time.GetDateTimeOffset()).ToList();

        next.Count.ShouldBe(5);
        next.ShouldAllBe(time => time.UtcDateTime.TimeOfDay == new TimeSpan(6, 30, 0));
        next.Zip(next.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First == TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task A_flow_that_waits_for_another_runs_after_it_and_one_that_waits_for_itself_is_refused()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 2 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        const string Cron = "\"cron\": \"0 */5 * * * ?\", \"timeZone\": \"Europe/Istanbul\"";
        await host.PutSampleAsync("wm-first", "orders-inbound", omnitron, erp, json => json.Replace(Cron, "\"every\": \"7.00:00:00\"", StringComparison.Ordinal));
        await host.PutSampleAsync("wm-then", "orders-inbound", omnitron, erp, json => json.Replace(Cron, "\"triggeredBy\": \"wm-first\"", StringComparison.Ordinal));
        await TestWait.ForAsync("the schedule's first mark", async () => await host.HasMarkAsync("wm-then"));

        await host.RunAsync("flows/wm-first/trigger");

        await TestWait.ForAsync("the run that follows", async () => await RunsAsync() is [var only] && only.GetProperty("status").GetString() == "succeeded");
        (await RunsAsync())[0].GetProperty("triggeredBy").GetString().ShouldBe("wm-first");
        var circle = await File.ReadAllTextAsync(Path.Combine(LocalHost.Setup.RepositoryRoot.Find(), "samples", "orders-inbound.json"));
        var (status, problem) = await host.CallAsync(HttpMethod.Put, "flows/wm-first", circle.Replace(Cron, "\"triggeredBy\": \"wm-then\"", StringComparison.Ordinal));
        status.ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("wm-first waits for wm-then waits for wm-first");

        async Task<List<JsonElement>> RunsAsync() => [.. (await host.OkAsync(HttpMethod.Get, "flows/wm-then/runs")).GetProperty("items").EnumerateArray()];
    }
}
