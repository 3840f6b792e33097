using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.DryRuns;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.DryRuns;

/// <summary>Dry runs that take long, too long, or whose input or host is gone.</summary>
public sealed class DryRunLifeTests(DryRunHost host) : IClassFixture<DryRunHost>
{
    private const string Order = """{"input": {"payload": [{"order": "L1", "orderitem_set": [{"id": 1}]}]}}""";

    [Fact]
    public async Task A_long_dry_run_is_answered_with_202_and_polled()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/long", await DryRunTests.SampleAsync(erp, omnitron));
        erp.Faults.Add(new FaultRule { Path = "/orders*", DelayMs = 500, Times = 1 });

        var (status, location, begun) = await DryRunHost.BeginAsync(host.Url, "long", """{"input": {"erp": {"number": "ORD0000001"}}}""");
        var ended = await host.EndOfAsync(begun);

        status.ShouldBe(202);
        location.ShouldBe($"{host.Url}/api/flows/long/dry-runs/{begun.GetProperty("id")}");
        begun.GetProperty("status").GetString().ShouldBe("running");
        ended.GetProperty("status").GetString().ShouldBe("completed");
        ended.GetProperty("rows").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_host_refuses_too_many_dry_runs_ends_those_without_an_end_and_interrupts_them_when_it_stops()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/busy", DryRunTests.Outbound(omnitron, """, "script": {"source": "while True: pass", "timeout": "00:05:00"}"""));
        var other = await host.StartAsync(("DryRuns:MaxParallel", "1"), ("DryRuns:MaxDuration", "00:00:02"));
        JsonElement last;
        await using (other)
        {
            var (_, _, first) = await DryRunHost.BeginAsync(other.Url, "busy", Order);
            var (refused, _, problem) = await DryRunHost.BeginAsync(other.Url, "busy", Order);
            var ended = await host.EndOfAsync(first);

            refused.ShouldBe(429);
            problem.GetProperty("code").GetString().ShouldBe("dryrun.busy");
            ended.GetProperty("status").GetString().ShouldBe("failed");
            ended.GetProperty("error").GetProperty("code").GetString().ShouldBe("dryrun.time");
            (var status, _, last) = await DryRunHost.BeginAsync(other.Url, "busy", Order);
            status.ShouldBe(202, "the place of a dry run that ended is free");
        }

        var interrupted = await host.Api.OkAsync(HttpMethod.Get, $"flows/busy/dry-runs/{last.GetProperty("id")}");
        interrupted.GetProperty("status").GetString().ShouldBe("interrupted");
    }

    [Fact]
    public async Task A_dry_run_whose_host_is_silent_is_interrupted()
    {
        var store = host.Services.GetRequiredService<DryRunStore>();
        var flow = FlowName.Parse("silent");
        var now = TimeProvider.System.GetUtcNow();
        DryRunRecord Record(TimeSpan ago) => new()
        {
            Id = RunId.New(flow, now).ToString(),
            Flow = "silent",
            Input = "erp",
            Started = now - ago,
            Updated = now - ago,
        };
        var (dead, live) = (Record(DryRunStore.MaxSilence * 2), Record(TimeSpan.Zero));
        await store.WriteAsync(dead, default);
        await store.WriteAsync(live, default);

        var found = await host.Api.OkAsync(HttpMethod.Get, $"flows/silent/dry-runs/{dead.Id}");

        found.GetProperty("status").GetString().ShouldBe("interrupted");
        found.GetProperty("error").GetProperty("code").GetString().ShouldBe("dryrun.interrupted");
        (await host.Api.OkAsync(HttpMethod.Get, $"flows/silent/dry-runs/{live.Id}")).GetProperty("status").GetString().ShouldBe("running");
        (await host.Api.CallAsync(HttpMethod.Get, $"flows/other/dry-runs/{dead.Id}")).Status.ShouldBe(404);
        (await host.Api.CallAsync(HttpMethod.Get, "flows/silent/dry-runs/..")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Rows_and_pages_that_do_not_exist_are_named()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/gone", DryRunTests.Outbound(omnitron, ""));
        var run = (await host.Api.RunAsync("flows/gone/outbound", """[{"order": "G1", "orderitem_set": [{"id": 1}]}, {"order": "G2", "orderitem_set": [{"id": 2}]}]"""))
            .GetProperty("runId").GetString();

        var (rows, noRow) = await host.Api.CallAsync(HttpMethod.Post, "flows/gone/dry-run", $$$"""{"input": {"run": "{{{run}}}", "rows": [2, 3]}}""");
        var definition = DryRunTests.Outbound(omnitron, """, "mapping": {"spec": [{"operation": "shift", "spec": {"0": "[0]"}}]}""");
        var dropped = await host.DryRunAsync("gone", $$$"""{"definition": {{{definition}}}, "input": {"run": "{{{run}}}", "rows": [1, 2]}}""");
        var container = await host.Services.GetRequiredService<StorageClients>().ContainerAsync("runs");
        await container.GetBlobClient($"{run}/pages/000001.json").DeleteAsync();
        var (pages, noPage) = await host.Api.CallAsync(HttpMethod.Post, "flows/gone/dry-run", $$$"""{"input": {"run": "{{{run}}}"}}""");

        (rows, pages).ShouldBe((400, 409));
        noRow.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe("$.input.rows[1]");
        noPage.GetProperty("code").GetString().ShouldBe("dryrun.noPages");
        dropped.GetProperty("missingRows").EnumerateArray().Select(row => row.GetInt32()).ShouldBe([2]);
        dropped.GetProperty("rows").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_huge_payload_keeps_its_outcomes_and_loses_its_outputs()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/huge", DryRunTests.Outbound(omnitron, ""));
        var note = new string('x', 100_000);
        var orders = string.Join(',', Enumerable.Range(1, 40).Select(n => $$"""{"order": "H{{n}}", "note": "{{note}}", "orderitem_set": [{"id": {{n}}}]}"""));

        var tried = await host.DryRunAsync("huge", $$$"""{"input": {"payload": [{{{orders}}}]}, "limit": 30}""");

        tried.GetProperty("counts").GetProperty("updated").GetInt32().ShouldBe(30);
        tried.GetProperty("more").GetBoolean().ShouldBeTrue();
        tried.GetProperty("outputsOmitted").GetBoolean().ShouldBeTrue();
        tried.GetRawText().Length.ShouldBeLessThan(2 * DryRunOptions.MaxOutputBytes + 100_000);
        tried.GetProperty("rows")[29].GetProperty("afterMapping").GetProperty("bytes").GetInt32().ShouldBeGreaterThan(100_000);
        tried.GetProperty("rows")[29].GetProperty("afterMapping").GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_script_can_request_nothing_that_may_change_something()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var requests = $"import requests\\nrequests.get('{omnitron.Url}none')\\nrequests.patch('{omnitron.Url}api/i1/order_items/bulk_status_update/', data='{{}}')";
        await host.Api.OkAsync(HttpMethod.Put, "flows/door", DryRunTests.Outbound(omnitron, $$""", "orderScript": {"allowRequests": true, "source": "{{requests}}"}"""));

        var tried = await host.DryRunAsync("door", Order);

        omnitron.Requests.ShouldHaveSingleItem().Method.ShouldBe("GET");
        tried.GetProperty("rows")[0].GetProperty("outcome").GetString().ShouldBe("failed");
        tried.GetProperty("rows")[0].GetProperty("message").GetString()!.ShouldContain("PATCH");
        tried.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe("dryrun.requests");
    }

    [Theory]
    [InlineData("[]", "completed")]
    [InlineData("[7, null, {}, [], \"a\"]", "completed")]
    [InlineData("[[[[[[[[]]]]]]]]", "failed")]
    [InlineData("{\"order\": 1, \"order\": 2, \"orderitem_set\": [{\"id\": 1}]}", null)]
    [InlineData("{\"order\": \"\\u0000\\u202e\", \"orderitem_set\": [{\"id\": 1e400}]}", "completed")]
    public async Task Strange_payloads_have_an_answer(string payload, string? expected)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/strange", DryRunTests.Outbound(omnitron, """, "orderScript": {"source": "outputStream.write(input_text)"}"""));

        var (status, answer) = await host.Api.CallAsync(HttpMethod.Post, "flows/strange/dry-run", $$$"""{"input": {"payload": {{{payload}}}}}""");

        status.ShouldBe(expected is null ? 400 : 200, $"{answer}");
        (expected is null || answer.GetProperty("status").GetString() == expected).ShouldBeTrue($"{answer}");
    }
}
