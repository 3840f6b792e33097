using System.Text.Json;
using Azure.Storage.Blobs.Specialized;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Storage;
using OrderStatusFlow.Tests.Telemetry;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A run that meets the same unexpected error at each attempt ends, and stops neither its flow nor the host.</summary>
public sealed class PoisonRunTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_run_whose_journal_storage_refuses_for_good_ends_after_its_attempts_and_its_schedule_continues()
    {
        var (failed, reason) = await PoisonedAsync("poison", static request => request.Query["comp"] == "appendblock" && request.Path.Value!.EndsWith("/journal/run.jsonl", StringComparison.Ordinal));

        Text(failed.GetProperty("error"), "message").ShouldSatisfyAllConditions(
            message => message.ShouldContain(Text(failed, "runId")), message => message.ShouldContain("RequestFailedException"), message => message.ShouldContain("after 3 attempts"));
        failed.GetProperty("recovery").GetProperty("errors").GetInt32().ShouldBe(3);
        reason.ShouldContain("after 3 attempts");
    }

    [Fact]
    public async Task A_run_whose_page_storage_refuses_for_good_fails_at_once_in_that_step_and_its_schedule_continues()
    {
        var (failed, reason) = await PoisonedAsync("refused", static request => request.Path.Value!.Contains("/pages/", StringComparison.Ordinal));

        failed.GetProperty("steps").EnumerateArray().Where(step => Text(step, "status") == "failed").Select(step => Text(step, "step")).ShouldBe(["read"]);
        Text(failed.GetProperty("error"), "message").ShouldSatisfyAllConditions(
            message => message.ShouldContain(Text(failed, "runId")), message => message.ShouldContain("'read'"), message => message.ShouldContain("RequestFailedException"));
        failed.GetProperty("recovery").ValueKind.ShouldBe(JsonValueKind.Null, "it is not attempted again");
        reason.ShouldContain("'read'");
    }

    // Storage refuses some writes of a schedule's first run, and none of its later runs.
    private async Task<(JsonElement Run, string Reason)> PoisonedAsync(string flow, Func<HttpRequest, bool> isRefused)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var proxy = await StorageProxy.StartAsync(storage.ConnectionString);
        string? poisoned = null;
        proxy.Intercept = request =>
        {
            if (request.Method != "PUT" || request.Path.Value!.Split('/') is not [_, _, "runs", var run, ..] || !run.StartsWith($"{flow}.", StringComparison.Ordinal) || !isRefused(request))
                return Task.FromResult<int?>(null);
            return Task.FromResult<int?>((poisoned ??= run) == run ? 400 : null);
        };
        await using var host = await LocalHosts.StartAsync(proxy.ConnectionString, ("Runs:MaxAttempts", "3"), ("Runs:RetryDelay", "00:00:00.1"));
        using var heard = new Listening();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        using var api = new TestApi(host.Url);
        await api.OkAsync(HttpMethod.Put, $"flows/{flow}", Flow(erp.Url, omnitron.Url));

        List<JsonElement> runs = [];
        await TestWait.ForAsync("a later run of the schedule", async () => (runs = await RunsAsync()).Any(run => Text(run, "status") == "succeeded"));

        var failed = runs.Single(run => Text(run, "runId") == poisoned);
        Text(failed, "status").ShouldBe("failed", failed.ToString());
        Text(failed.GetProperty("error"), "code").ShouldBe("host.error");
        var health = await api.OkAsync(HttpMethod.Get, "health");
        Text(health, "status").ShouldBe("degraded");
        var alert = health.GetProperty("runs").EnumerateArray().Single(run => Text(run, "run") == poisoned);
        (Text(alert, "flow"), Text(alert, "state"), Text(alert, "code")).ShouldBe((flow, "failed", "host.error"));
        var line = heard.Lines.Where(line => line.Event.Id == 1003).ShouldHaveSingleItem();
        line.Text.ShouldSatisfyAllConditions(text => text.ShouldContain($"flow {flow}"), text => text.ShouldContain(poisoned!), text => text.ShouldContain("host.error"));
        await api.OkAsync(HttpMethod.Delete, $"flows/{flow}");
        return (failed, line.Text);

        async Task<List<JsonElement>> RunsAsync() => [.. (await api.OkAsync(HttpMethod.Get, $"flows/{flow}/runs?limit=1000")).GetProperty("items").EnumerateArray()];
    }

    [Fact]
    public async Task Its_attempts_are_counted_over_restarts_of_the_host()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        var name = FlowName.Parse("damaged");
        await new FlowStore(clients.Blobs).PutAsync(
            name, JsonElement.Parse("""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "secret-of-the-flow"}}"""), null, default);
        var runs = new RunLog(clients);
        var id = RunId.New(name, TimeProvider.System.GetUtcNow());
        // No host can read a journal that holds this.
        var journal = (await clients.ContainerAsync("runs")).GetAppendBlobClient($"{id}/journal/run.jsonl");
        await journal.CreateAsync();
        await journal.AppendBlockAsync(new MemoryStream("{\"key\": \"login\", \"answer\": secret-of-the-flow}\n"u8.ToArray()));
        await runs.BeginAsync(new RunStart { Run = id.ToString(), Version = 1, TriggeredBy = "erp", Started = TimeProvider.System.GetUtcNow() }, Direction.Outbound, default);

        RunRecord? record = null;
        for (var errors = 1; errors <= 2; errors++)
        {
            await using var host = await LocalHosts.StartAsync(storage.ConnectionString, ("Runs:MaxAttempts", "100"), ("Runs:RetryDelay", "00:00:01"));
            using var api = new TestApi(host.Url);
            // An attempt has no next one while it lasts, which is long on a busy machine.
            await TestWait.ForAsync($"error {errors}", async () =>
                (record = await runs.FindAsync(id, default))!.Recovery is { NextAttempt: not null } recovery && recovery.Errors >= errors);
            record!.Status.ShouldBe(RunStatus.Running);
            await TestWait.ForAsync("the state of the run", async () =>
                (await api.OkAsync(HttpMethod.Get, "health")).GetProperty("runs").EnumerateArray().Single(run => Text(run, "run") == id.ToString()).GetProperty("state").GetString() == "retrying");
        }

        var before = record!.Recovery!.Errors;
        await using var last = await LocalHosts.StartAsync(storage.ConnectionString, ("Runs:MaxAttempts", "3"), ("Runs:RetryDelay", "00:00:01"));
        await TestWait.ForAsync("its end", async () => (record = await runs.FindAsync(id, default))!.Status != RunStatus.Running);

        (record!.Status, record.Error!.Code).ShouldBe((RunStatus.Failed, "host.error"));
        record.Recovery!.Errors.ShouldBeGreaterThan(before);
        record.Error.Message.ShouldNotContain("secret-of-the-flow");
    }

    [Fact]
    public async Task A_run_that_waits_for_its_next_attempt_can_be_cancelled()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        var name = FlowName.Parse("waits");
        await new FlowStore(clients.Blobs).PutAsync(
            name, JsonElement.Parse("""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}}"""), null, default);
        var runs = new RunLog(clients);
        var id = RunId.New(name, TimeProvider.System.GetUtcNow());
        await runs.BeginAsync(new RunStart { Run = id.ToString(), Version = 1, TriggeredBy = "erp", Started = TimeProvider.System.GetUtcNow() }, Direction.Outbound, default);
        await runs.RecoverAsync(id, RunRecovery.None with { Errors = 1, NextAttempt = DateTimeOffset.MaxValue, Paused = true }, default);
        await using var host = await LocalHosts.StartAsync(storage.ConnectionString, ("Runs:RetryDelay", "00:00:00.1"));
        using var api = new TestApi(host.Url);

        await api.OkAsync(HttpMethod.Post, $"runs/{id}/cancel");

        Text(await api.EndOfAsync(id.ToString()), "status").ShouldBe("cancelled");
    }

    private static string Text(JsonElement json, string property) => json.GetProperty(property).GetString()!;

    private static string Flow(Uri erp, Uri omnitron) => $$$"""
        {
          "direction": "inbound",
          "schedule": {"every": "00:00:02"},
          "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"}},
          "erp": {"url": "{{{erp}}}orders", "itemsPath": "$.results"},
          "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"} } } } } }]}
        }
        """;
}
