using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ErpLoginType = OrderStatusFlow.Simulators.Erp.ErpLoginType;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;
using OrderStatusFlow.Core.Runs.Starting;

namespace OrderStatusFlow.Tests.Telemetry;

/// <summary>A run is one trace: its own span, below it the steps, below those what they do; each row once.</summary>
public sealed class RunTraceTests(TestHost host)
{
    private const string FromTheBeginning = "trigger?modified_date__gt=2020-01-01T00:00:00";

    [Fact]
    public async Task A_run_is_one_trace_in_which_every_span_has_its_parent()
    {
        using var heard = new Listening();
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 13, Logins = [new ErpLogin { Type = ErpLoginType.Jwt, Path = "/orders*" }] });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { Items = [new OmnitronSeed { Id = 61, Status = "550" }] });
        await host.PutSampleAsync("tr-one", "orders-inbound", omnitron, erp);

        var run = await host.RunAsync($"flows/tr-one/{FromTheBeginning}");

        var spans = await heard.TraceAsync(Id(run));
        var root = spans.Single(span => span.ParentId is null);
        (root.DisplayName, root.Kind, root.Status).ShouldBe(("run tr-one", ActivityKind.Consumer, ActivityStatusCode.Unset));
        new DateTimeOffset(root.StartTimeUtc).ShouldBe(run.GetProperty("started").GetDateTimeOffset());
        (root.StartTimeUtc + root.Duration).ShouldBeGreaterThanOrEqualTo(run.GetProperty("finished").GetDateTimeOffset().UtcDateTime);
        foreach (var total in run.GetProperty("totals").EnumerateObject())
            Listening.Tag(root, $"orderstatusflow.totals.{total.Name}").ShouldBe(total.Value.ToString());
        Listening.Tag(root, "orderstatusflow.status").ShouldBe("partial");
        spans.Select(span => span.SpanId).ShouldBeUnique();
        spans.ShouldAllBe(span => span.StartTimeUtc >= root.StartTimeUtc && span.StartTimeUtc + span.Duration <= root.StartTimeUtc + root.Duration);

        Below(spans, "login").ShouldAllBe(parent => parent == root.DisplayName);
        Below(spans, "read").ShouldBe(Enumerable.Repeat(root.DisplayName, 3));
        Below(spans, "transform").ShouldBe(Enumerable.Repeat(root.DisplayName, 3));
        Below(spans, "mapping").ShouldBe(Enumerable.Repeat("transform", 3));
        Below(spans, "script").Order().ShouldBe([.. Enumerable.Repeat("row", 13), .. Enumerable.Repeat("transform", 3)]);
        Below(spans, "write").ShouldBe(Enumerable.Repeat(root.DisplayName, 3));
        Below(spans, "row").ShouldBe(Enumerable.Repeat("write", 13));
        Below(spans, "close").ShouldBe([root.DisplayName]);
        Below(spans, "PATCH").ShouldBe(Enumerable.Repeat("row", 13));
        Below(spans, "GET").ShouldBe(Enumerable.Repeat("read", 3));
        Below(spans, "POST").ShouldBe(["login", "login"]);

        var rows = spans.Where(span => span.DisplayName == "row").ToDictionary(span => int.Parse(Listening.Tag(span, "orderstatusflow.row")!, CultureInfo.InvariantCulture));
        rows.Keys.Order().ShouldBe(Enumerable.Range(1, 13));
        (Listening.Tag(rows[6], "orderstatusflow.outcome"), Listening.Tag(rows[6], "http.response.status_code"), rows[6].Status).ShouldBe(("rejected", "400", ActivityStatusCode.Error));
        rows.Values.Count(row => Listening.Tag(row, "orderstatusflow.outcome") == "updated").ShouldBe(12);
    }

    [Fact]
    public async Task A_step_that_fails_and_then_succeeds_is_reported_with_its_code()
    {
        using var heard = new Listening();
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 2 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("tr-failed", "orders-inbound", omnitron, erp);
        erp.Faults.Add(new FaultRule { Path = "/orders*", Status = 404 });

        var run = await host.RunAsync($"flows/tr-failed/{FromTheBeginning}");

        var spans = await heard.TraceAsync(Id(run));
        var read = spans.Single(span => span.DisplayName == "read");
        (read.Status, Listening.Tag(read, "error.type"), read.StatusDescription).ShouldBe((ActivityStatusCode.Error, "erp.read", null));
        var root = spans.Single(span => span.ParentId is null);
        (root.Status, Listening.Tag(root, "error.type"), Listening.Tag(root, "orderstatusflow.status")).ShouldBe((ActivityStatusCode.Error, "erp.read", "failed"));
        Listening.Tag(Ours(spans, "GET").Single(), "http.response.status_code").ShouldBe("404");
    }

    [Fact]
    public async Task A_repeated_step_has_the_same_span_ids_and_a_logged_row_has_no_new_span()
    {
        using var heard = new Listening();
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("tr-again", omnitron);
        var run = await host.RunAsync("flows/tr-again/outbound", """[{"order": "A", "orderitem_set": [{"id": 11, "status": "400"}]}, {"order": "B", "orderitem_set": [{"id": 21, "status": "400"}]}]""");
        var first = await heard.TraceAsync(Id(run));
        await using var other = await host.StartServerAsync();
        var start = new RunStart { Run = Id(run), Version = run.GetProperty("version").GetInt32(), TriggeredBy = "erp", Started = run.GetProperty("started").GetDateTimeOffset() };
        var batch = new BatchRef(1, 2);

        // A host's own span is around an activity in Azure; the run's trace stays its own and leads there by a link.
        using var source = new ActivitySource("host");
        using (var around = source.StartActivity("invocation"))
        {
            await other.Services.GetRequiredService<WriteStep>().RunAsync(new WriteRowInput { Start = start, Batch = batch, Row = 1, Rows = 2 }, default);
            await other.Services.GetRequiredService<CloseBatchStep>().RunAsync(new BatchInput { Start = start, Batch = batch }, default);
            await other.Services.GetRequiredService<CloseStep>().RunAsync(new CloseRunInput { Start = start, Totals = new RunTotals(2, 2, 0, 0, 0, 0, 0), Pages = 1, Rows = 2 }, default);
            Activity.Current.ShouldBe(around);
        }

        var spans = await heard.TraceAsync(Id(run));
        spans.Count(span => span.DisplayName == "row").ShouldBe(2);
        foreach (var name in new[] { "run tr-again", "write" })
        {
            var both = spans.Where(span => span.DisplayName == name).ToList();
            both.Count.ShouldBe(2);
            both.Select(span => (span.SpanId, span.ParentSpanId)).Distinct().Count().ShouldBe(1);
            both[^1].Links.ShouldHaveSingleItem().Context.TraceId.ShouldNotBe(first[0].TraceId);
            // Storage returns to the second when it created the batch, which was while the first host's span was open.
            both[^1].StartTimeUtc.ShouldBeInRange(both[0].StartTimeUtc.AddSeconds(-1), both[0].StartTimeUtc + both[0].Duration);
        }

        heard.Of("tr-again", "orderstatusflow.rows").Sum(rows => rows.Value).ShouldBe(2);
    }

    [Fact]
    public async Task Rows_that_are_not_sent_have_spans_too_and_another_run_is_another_trace()
    {
        using var heard = new Listening();
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("tr-same", "orders-inbound", omnitron, erp);
        await using var server = await host.StartServerAsync();
        var starter = server.Services.GetRequiredService<RunStarter>();
        var flow = (await server.Services.GetRequiredService<FlowStore>().LoadAsync(FlowName.Parse("tr-same"), 1, default))!;

        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var started = await starter.ScheduledAsync(flow, RunId.OfSlot(flow.Name, new DateTimeOffset(2026, 1, 1 + i, 0, 0, 0, TimeSpan.Zero)), "System", default);
            await host.EndOfAsync(started.Run);
            ids.Add(started.Run);
        }

        var (first, second) = (await heard.TraceAsync(ids[0]), await heard.TraceAsync(ids[1]));
        first[0].TraceId.ShouldNotBe(second[0].TraceId);
        second.Count(span => span.DisplayName == "row" && Listening.Tag(span, "orderstatusflow.outcome") == "unchanged").ShouldBe(4);
        Ours(second, "PATCH").ShouldBeEmpty();
        heard.Of("tr-same", "orderstatusflow.rows").GroupBy(rows => rows.Tags["orderstatusflow.outcome"], rows => rows.Value).Select(rows => (rows.Key, rows.Sum())).Order()
            .ShouldBe([("unchanged", 4.0), ("updated", 4.0)]);
    }

    [Fact]
    public async Task What_a_script_asks_for_is_below_the_script_whichever_run_woke_its_interpreter()
    {
        using var heard = new Listening();
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var script = $"import requests\\nrequests.get('{erp.Url}orders')\\noutputStream.write(input_text)";
        await host.PutPlainAsync("tr-door", omnitron, $$$""", "orderScript": {"source": "{{{script}}}", "allowRequests": true}""");

        for (var i = 0; i < 3; i++)
        {
            var run = await host.RunAsync("flows/tr-door/outbound", """[{"order": "A", "orderitem_set": [{"id": 11, "status": "400"}]}]""");
            Below(await heard.TraceAsync(Id(run)), "GET").ShouldBe(["script"]);
        }
    }

    // Storage's own client has spans below ours, which no host exports.
    private static IEnumerable<Activity> Ours(IEnumerable<Activity> spans, string name) => spans.Where(span => span.DisplayName == name && span.Source.Name == TelemetryNames.Source);

    private static string Id(JsonElement run) => run.GetProperty("runId").GetString()!;

    private static IReadOnlyList<string> Below(IReadOnlyList<Activity> spans, string name)
    {
        var names = spans.ToDictionary(span => span.SpanId, span => span.DisplayName);
        return [.. Ours(spans, name).Select(span => names.GetValueOrDefault(span.ParentSpanId, "nobody"))];
    }
}
