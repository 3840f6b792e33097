using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A run that ends its process each time that it runs is found among others, held, and left to a person.</summary>
public sealed class HeldRunTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task The_run_that_ends_its_process_again_and_again_is_held_and_the_others_end()
    {
        await using var killer = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var quiet = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        // Each request of the killer is the end of the process; the other runs are still on their way then.
        killer.Faults.Add(new FaultRule { Path = "*", DelayMs = 600_000 });
        quiet.Faults.Add(new FaultRule { Path = "*", DelayMs = 4_000 });
        await using var host = await HostProcess.StartAsync();
        foreach (var (name, erp) in new[] { ("early", quiet), ("killer", killer), ("late", quiet) })
            await host.SendAsync(HttpMethod.Put, $"flows/{name}", Flow(erp.Url, omnitron.Url));
        var runs = new Dictionary<string, string>();
        foreach (var name in new[] { "early", "late", "killer" })
            runs[name] = (await host.SendAsync(HttpMethod.Post, $"flows/{name}/trigger?modified_date__gt=2020-01-01T00:00:00")).GetProperty("runId").GetString()!;

        // Its first run, and three resumes.
        for (var death = 1; death <= 4; death++)
        {
            await TestWait.ForAsync($"request {death} of the killer", () => killer.Requests.Count >= death);
            if (death <= 2)
                await TestWait.ForAsync("the others", () => quiet.Requests.Count >= 2 * death);
            await host.KillAsync();
            await host.RestartAsync();
        }

        await TestWait.ForAsync("the killer is held", async () => Held(await RunAsync("killer")));
        foreach (var name in new[] { "early", "late" })
        {
            await TestWait.ForAsync($"the end of {name}", async () => Status(await RunAsync(name)) != "running");
            Status(await RunAsync(name)).ShouldBe("succeeded");
        }

        Status(await RunAsync("killer")).ShouldBe("running");
        killer.Requests.Count.ShouldBe(4);
        var health = await host.SendAsync(HttpMethod.Get, "health");
        health.GetProperty("status").GetString().ShouldBe("degraded");
        var alert = health.GetProperty("runs").EnumerateArray().ShouldHaveSingleItem();
        (alert.GetProperty("run").GetString(), alert.GetProperty("state").GetString()).ShouldBe((runs["killer"], "held"));
        host.Said.ShouldContain(line => line.Contains(runs["killer"], StringComparison.Ordinal) && line.Contains("is held", StringComparison.Ordinal));

        killer.Faults.Clear();
        await host.SendAsync(HttpMethod.Post, $"runs/{runs["killer"]}/resume");
        await TestWait.ForAsync("the end of the resumed run", async () => Status(await RunAsync("killer")) != "running");
        Status(await RunAsync("killer")).ShouldBe("succeeded");
        (await host.SendAsync(HttpMethod.Get, "health")).GetProperty("status").GetString().ShouldBe("healthy");

        Task<JsonElement> RunAsync(string name) => host.SendAsync(HttpMethod.Get, $"runs/{runs[name]}");
    }

    [Fact]
    public async Task Losing_the_lease_is_no_death()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        erp.Faults.Add(new FaultRule { Path = "*", DelayMs = 600_000 });
        await using var host = await LocalHosts.StartAsync(storage.ConnectionString, ("Runs:MaxResumes", "1"), ("Runs:RetryDelay", "00:00:00.5"));
        using var api = new TestApi(host.Url);
        await api.OkAsync(HttpMethod.Put, "flows/lost", Flow(erp.Url, omnitron.Url));
        var run = (await api.OkAsync(HttpMethod.Post, "flows/lost/trigger?modified_date__gt=2020-01-01T00:00:00")).GetProperty("runId").GetString()!;
        var journal = new BlobClient(storage.ConnectionString, "runs", $"{run}/journal/run.jsonl");

        for (var loss = 1; loss <= 2; loss++)
        {
            await TestWait.ForAsync($"request {loss}", () => erp.Requests.Count >= loss);
            await journal.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }

        await TestWait.ForAsync("the request after the second loss", () => erp.Requests.Count >= 3);
        (await api.OkAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("recovery").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Stopping_the_host_in_order_is_no_death()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        erp.Faults.Add(new FaultRule { Path = "*", DelayMs = 600_000 });
        string? run = null;
        for (var stop = 1; stop <= 5; stop++)
        {
            await using var host = await LocalHosts.StartAsync(storage.ConnectionString, ("Runs:MaxResumes", "1"));
            using var api = new TestApi(host.Url);
            if (run is null)
            {
                await api.OkAsync(HttpMethod.Put, "flows/stopped", Flow(erp.Url, omnitron.Url));
                run = (await api.OkAsync(HttpMethod.Post, "flows/stopped/trigger?modified_date__gt=2020-01-01T00:00:00")).GetProperty("runId").GetString()!;
            }

            await TestWait.ForAsync($"request {stop}", () => erp.Requests.Count >= stop);
        }

        erp.Faults.Clear();
        await using var last = await LocalHosts.StartAsync(storage.ConnectionString, ("Runs:MaxResumes", "1"));
        using var then = new TestApi(last.Url);
        Status(await then.EndOfAsync(run!)).ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_held_run_can_be_cancelled()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        var runs = new RunLog(clients);
        var id = RunId.New(FlowName.Parse("given-up"), TimeProvider.System.GetUtcNow());
        await runs.BeginAsync(new RunStart { Run = id.ToString(), Version = 1, TriggeredBy = "erp", Started = TimeProvider.System.GetUtcNow() }, Direction.Outbound, default);
        await runs.RecoverAsync(id, RunRecovery.None with { Resumes = 3, Held = TimeProvider.System.GetUtcNow() }, default);
        await using var host = await LocalHosts.StartAsync(storage.ConnectionString);
        using var api = new TestApi(host.Url);

        await api.OkAsync(HttpMethod.Post, $"runs/{id}/cancel");
        var run = await api.EndOfAsync(id.ToString());

        Status(run).ShouldBe("cancelled");
        var (status, problem) = await api.CallAsync(HttpMethod.Post, $"runs/{id}/resume");
        (status, problem.GetProperty("code").GetString()).ShouldBe((409, "run.ended"));
    }

    private static string Status(JsonElement run) => run.GetProperty("status").GetString()!;

    private static bool Held(JsonElement run) => run.GetProperty("recovery") is { ValueKind: JsonValueKind.Object } recovery && recovery.GetProperty("held").ValueKind == JsonValueKind.String;

    private static string Flow(Uri erp, Uri omnitron) => $$$"""
        {
          "direction": "inbound",
          "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"}},
          "erp": {"url": "{{{erp}}}orders", "itemsPath": "$.results"},
          "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"} } } } } }]}
        }
        """;
}
