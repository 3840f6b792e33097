using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Telemetry;

public sealed class RunMeterTests(TestHost host)
{
    [Fact]
    public async Task Counters_come_to_the_runs_totals()
    {
        using var heard = new Listening();
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { Items = [new OmnitronSeed { Id = 61, Status = "550" }] });
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":21", Status = 500, Times = 1 });
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":31", Status = 503 });
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":41", Cut = FaultCut.Before, Times = 1 });
        await host.PutSampleAsync("me-totals", "orders-inbound", omnitron, erp, json => json.Replace("\"retries\": 3", "\"retries\": 1", StringComparison.Ordinal));

        var run = await host.RunAsync("flows/me-totals/trigger?modified_date__gt=2020-01-01T00:00:00");

        await TestWait.ForAsync("the run's duration", () => heard.Of("me-totals", "orderstatusflow.run.duration").Count == 1);
        var totals = run.GetProperty("totals").EnumerateObject().Where(total => total.Name != "rows" && total.Value.GetInt32() > 0).ToDictionary(total => total.Name, total => total.Value.GetDouble());
        totals.ShouldBe(new Dictionary<string, double> { ["updated"] = 7, ["rejected"] = 1, ["failed"] = 1 }, ignoreOrder: true);
        ByOutcome("orderstatusflow.rows", rows => rows.Sum()).ShouldBe(totals, ignoreOrder: true);
        ByOutcome("orderstatusflow.row.duration", rows => rows.Count()).ShouldBe(totals, ignoreOrder: true);
        var requests = heard.Of("me-totals", "orderstatusflow.omnitron.request.duration");
        requests.Count.ShouldBe(9 + 3);
        requests.Where(request => "PATCH".Equals(request.Tags["http.request.method"]))
            .GroupBy(request => request.Tags.GetValueOrDefault("http.response.status_code") ?? request.Tags["error.type"]).ToDictionary(answer => answer.Key!, answer => answer.Count())
            .ShouldBe(new Dictionary<object, int> { [200] = 7, [400] = 1, [500] = 1, [503] = 2, ["no_answer"] = 1 }, ignoreOrder: true);
        var (seconds, tags) = heard.Of("me-totals", "orderstatusflow.run.duration")[0];
        seconds.ShouldBe((run.GetProperty("finished").GetDateTimeOffset() - run.GetProperty("started").GetDateTimeOffset()).TotalSeconds, 0.001);
        tags["orderstatusflow.status"].ShouldBe("partial");

        Dictionary<string, double> ByOutcome(string instrument, Func<IEnumerable<double>, double> sum) =>
            heard.Of("me-totals", instrument).GroupBy(m => (string)m.Tags["orderstatusflow.outcome"]!, m => m.Value).ToDictionary(m => m.Key, m => sum(m));
    }

    [Fact]
    public async Task Rows_in_flight_are_seen_while_they_are()
    {
        using var heard = new Listening();
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 40 });
        var clock = new FakeTimeProvider();
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromSeconds(1), Time = clock });
        await host.PutSampleAsync("me-flight", "orders-inbound", omnitron, erp);

        var run = await host.OkAsync(HttpMethod.Post, "flows/me-flight/trigger?modified_date__gt=2020-01-01T00:00:00");
        await TestWait.ForAsync("a full window", () =>
        {
            heard.Collect();
            return Task.FromResult(Seen().Contains(8));
        });
        await TestWait.ForAsync("the end of the run", async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return (await host.OkAsync(HttpMethod.Get, $"runs/{run.GetProperty("runId")}")).GetProperty("status").GetString() != "running";
        });
        heard.Collect();

        Seen().ShouldAllBe(rows => rows >= 0 && rows <= 8);
        Seen()[^1].ShouldBe(0);

        IReadOnlyList<double> Seen() => [.. heard.Of("me-flight", "orderstatusflow.rows.in_flight").Select(seen => seen.Value)];
    }

    [Fact]
    public async Task A_watermarks_age_is_what_this_process_saw_last()
    {
        using var heard = new Listening();
        await using var server = await host.StartServerAsync();
        server.Services.GetRequiredService<OrderStatusFlow.Core.Runs.RunMeter>().ShouldNotBeNull();
        var (watermarks, flow, now) = (server.Services.GetRequiredService<Watermarks>(), new FlowIncarnation(FlowName.Parse("me-age"), 1), TimeProvider.System.GetUtcNow());

        Ages().ShouldBeEmpty();
        await watermarks.SetAsync(flow, new Watermark(now.AddHours(-2), "person", now), default);
        Ages()[^1].ShouldBeInRange(7_200, 7_260);
        var run = new RunStart
        {
            Run = RunId.New(flow.Name, now).ToString(),
            Version = 1,
            TriggeredBy = "System",
            Started = now,
            Watermark = now.AddHours(-2),
            WatermarkEdit = (await watermarks.StateAsync(flow, default)).Edit,
        };
        (await watermarks.MoveAsync(flow, run, new Watermark(now.AddMinutes(-1), run.Run, now), default)).ShouldBeTrue();
        Ages()[^1].ShouldBeInRange(60, 120);
        await watermarks.SetAsync(flow, null, default);
        var before = Ages().Count;
        Ages().Count.ShouldBe(before);

        IReadOnlyList<double> Ages()
        {
            heard.Collect();
            return [.. heard.Of("me-age", "orderstatusflow.watermark.age").Select(age => age.Value)];
        }
    }
}
