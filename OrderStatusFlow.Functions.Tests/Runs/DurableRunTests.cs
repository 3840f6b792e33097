using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Runs;

public sealed class DurableRunTests(DurableHost host) : IClassFixture<DurableHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_writes_each_order_once_in_children_that_keep_to_the_window()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 250 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(5) }, Cancellation);

        var start = await host.StartAsync("whole", erp, omnitron, """{"maxParallel": 8}""");
        var record = await host.EndOfAsync(start);

        record.Totals.ShouldBe(new RunTotals(250, 250, 0, 0, 0, 0, 0));
        record.Status.ShouldBe(RunStatus.Succeeded);
        omnitron.Patches.Requests.ShouldBe(250);
        omnitron.Patches.Repeated.ShouldBeEmpty();
        omnitron.Totals.InFlightPeak.ShouldBeInRange(2, 8);
        var run = await host.Client.WaitForInstanceCompletionAsync(start.Run, getInputsAndOutputs: true, Cancellation);
        run.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        run.ReadCustomStatusAs<RunTotals>().ShouldBe(record.Totals);
        foreach (var batch in new[] { 1, 101, 201 })
            (await host.InstanceAsync($"{start.Run}.rows-{batch}")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task Several_rows_in_one_activity_are_each_written()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 105 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);

        var record = await host.EndOfAsync(await host.StartAsync("tens", erp, omnitron, """{"rowsPerActivity": 10}"""));

        record.Totals.Updated.ShouldBe(105);
        host.Tasks.Calls("tens", "WriteRow").ShouldBe(11);
    }

    [Fact]
    public async Task A_batch_that_decides_on_its_activities_uses_the_window_with_few_of_them()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 150 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(50) }, Cancellation);

        var record = await host.EndOfAsync(await host.StartAsync("auto", erp, omnitron, """{"rowsPerActivity": "auto", "maxParallel": 10}"""));

        record.Totals.ShouldBe(new RunTotals(150, 150, 0, 0, 0, 0, 0));
        omnitron.Patches.Repeated.ShouldBeEmpty();
        omnitron.Totals.InFlightPeak.ShouldBeInRange(5, 10);
        host.Tasks.Calls("auto", "WriteRow").ShouldBe(8, "four for each page of 100 and of 50");
    }

    [Fact]
    public async Task A_run_that_is_launched_again_is_done_once()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);
        var start = await host.StartAsync("again", erp, omnitron);
        var launcher = host.Get<DurableRunLauncher>();

        await launcher.LaunchAsync(start, Direction.Inbound, Cancellation);
        await host.EndOfAsync(start);
        await launcher.LaunchAsync(start, Direction.Inbound, Cancellation);
        await host.Client.WaitForInstanceCompletionAsync(start.Run, Cancellation);

        omnitron.Patches.Requests.ShouldBe(3);
    }

    [Theory]
    [InlineData("breaks-in-a-row", "WriteRow", 5)]
    [InlineData("breaks-at-the-end", "CloseBatch", 2)]
    public async Task An_activity_whose_storage_does_not_answer_is_done_again(string flow, string activity, int calls)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);
        host.Tasks.BreakNext(flow, activity);

        var record = await host.EndOfAsync(await host.StartAsync(flow, erp, omnitron));

        record.Totals.ShouldBe(new RunTotals(4, 4, 0, 0, 0, 0, 0));
        host.Tasks.Calls(flow, activity).ShouldBe(calls);
        omnitron.Patches.Requests.ShouldBe(4);
    }

    /// <summary>The rows of the first run are in its own history, those of the second in that of a child.</summary>
    [Theory]
    [InlineData("poison", 4)]
    [InlineData("poison-child", 20)]
    public async Task A_run_that_meets_the_same_error_at_each_attempt_ends_and_says_which(string flow, int orders)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = orders }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);
        erp.Faults.Add(new FaultRule { Path = "/orders*", DelayMs = 2_000 });
        var start = await host.StartAsync(flow, erp, omnitron, """{"maxParallel": 2}""");
        // A row log that nobody can read, there before the first row.
        var container = await host.Get<StorageClients>().ContainerAsync("runs");
        await container.GetBlobClient($"{start.Run}/rows/000000001.jsonl").UploadAsync(BinaryData.FromString("no JSON\n"), Cancellation);

        var record = await host.EndOfAsync(start);

        record.Status.ShouldBe(RunStatus.Failed);
        record.Error.ShouldNotBeNull().Code.ShouldBe("host.error");
        record.Error.Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("WriteRow"), message => message.ShouldContain("stopped on an unexpected"), message => message.ShouldContain(start.Run));
        host.Tasks.Calls(flow, "WriteRow").ShouldBe(2 * DurableHost.MaxAttempts, "each of two lanes gives up");
        omnitron.Patches.Requests.ShouldBe(0);
        (await host.Get<RunAlerts>().ListAsync(100, Cancellation)).ShouldContain(alert => alert.Run == start.Id && alert.State == RunAlertState.Failed);
    }

    /// <summary>The first page has two batches. The second page fails while the first batch is written.</summary>
    [Theory]
    [InlineData("fails-with-parts", 50)]
    [InlineData("fails-with-child", 10)]
    public async Task A_run_that_fails_beside_its_batches_ends_after_them(string flow, int rowsPerActivity)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 700 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(40) }, Cancellation);
        host.Tasks.FailFrom(flow, "Transform", call: 2);

        var start = await host.StartAsync(flow, erp, omnitron, $$"""{"rowsPerActivity": {{rowsPerActivity}}, "maxParallel": 16}""", page: 600);
        var record = await host.EndOfAsync(start);

        record.Status.ShouldBe(RunStatus.Failed);
        record.Error.ShouldNotBeNull().Message.ShouldContain("Transform");
        record.Totals.Updated.ShouldBe(600);
        omnitron.Patches.Requests.ShouldBe(600);
        (await host.Client.WaitForInstanceCompletionAsync(start.Run, Cancellation)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        host.Tasks.Calls(flow, "Progress").ShouldBe(2, "each batch is closed before the run is");
    }

    [Theory]
    [InlineData("cancelled", """{"maxParallel": 2}""")]
    [InlineData("cancelled-auto", """{"maxParallel": 2, "rowsPerActivity": "auto"}""")]
    public async Task A_cancelled_run_ends_and_begins_no_further_row(string flow, string write)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 300 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(100) }, Cancellation);
        var start = await host.StartAsync(flow, erp, omnitron, write);

        var record = await host.CancelDuringRowsAsync(start, omnitron);

        record.Status.ShouldBe(RunStatus.Cancelled);
        record.Totals.Updated.ShouldBeInRange(1, 299);
        omnitron.Patches.Requests.ShouldBe(record.Totals.Updated);
        (await host.Client.WaitForInstanceCompletionAsync(start.Run, Cancellation)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task A_run_that_was_terminated_in_the_task_hub_gets_the_end_of_its_log()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 100 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(100) }, Cancellation);
        var start = await host.StartAsync("terminated", erp, omnitron, """{"maxParallel": 1}""");
        await TestWait.ForAsync("the first rows", () => omnitron.Patches.Requests > 0);

        await host.Client.TerminateInstanceAsync(start.Run, Cancellation);
        await host.Client.WaitForInstanceCompletionAsync(start.Run, Cancellation);
        var left = new OrphanedRunRecovery(
            host.Get<RunLog>(), host.Get<AbortStep>(), host.Get<DurableRunLauncher>(), host.Get<ProcessDeathGuard>(), new LaterTime(TimeSpan.FromMinutes(3)), NullLogger<OrphanedRunRecovery>.Instance);
        await TestWait.ForAsync("the end of its log", async () =>
        {
            await left.RecoverAsync(Cancellation);
            return (await host.RecordAsync(start)).Status != RunStatus.Running;
        });

        var record = await host.RecordAsync(start);
        record.Status.ShouldBe(RunStatus.Cancelled);
        record.Error.ShouldNotBeNull().Message.ShouldContain("terminated");
        await host.Client.WaitForInstanceCompletionAsync($"{start.Run}.rows-1", Cancellation);
        omnitron.Patches.Requests.ShouldBe(record.Totals.Updated, "its batch, which was not terminated, begins no row any more");
        record.Totals.Updated.ShouldBeInRange(1, 99);
    }

    [Fact]
    public async Task A_run_whose_instance_failed_outside_an_activity_ends_with_the_exception_and_without_its_secrets()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);
        var flow = FlowName.Parse("instance");
        var put = await host.Get<FlowStore>().PutAsync(flow, JsonElement.Parse(
            $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"} } }"""), null, Cancellation);
        var id = RunId.New(flow, TimeProvider.System.GetUtcNow());
        var start = new RunStart { Run = id.ToString(), Version = put.Value.ShouldNotBeNull().Version, TriggeredBy = "erp", Started = TimeProvider.System.GetUtcNow() };
        await host.Get<RunLog>().BeginAsync(start, Direction.Outbound, Cancellation);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Run_with_omnitron-password", start, new StartOrchestrationOptions(start.Run), Cancellation);
        var instance = await host.Client.WaitForInstanceCompletionAsync(start.Run, getInputsAndOutputs: true, Cancellation);
        instance.FailureDetails.ShouldNotBeNull().ErrorMessage.ShouldContain("omnitron-password");
        await host.Get<RunProcessTable>().AddAsync(start.Id, alone: false, Cancellation);
        var later = new RunProcessTable(host.Get<StorageClients>(), new LaterTime(TimeSpan.FromMinutes(30)));
        (await later.DeathsAsync(start.Id, Cancellation)).ShouldBe((1, 0));

        var left = new OrphanedRunRecovery(
            host.Get<RunLog>(), host.Get<AbortStep>(), host.Get<DurableRunLauncher>(), host.Get<ProcessDeathGuard>(), new LaterTime(TimeSpan.FromMinutes(3)), NullLogger<OrphanedRunRecovery>.Instance);
        await left.RecoverAsync(Cancellation);

        var record = await host.RecordAsync(start);
        record.Status.ShouldBe(RunStatus.Failed);
        record.Error.ShouldNotBeNull().Code.ShouldBe("host.error");
        record.Error.Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain(instance.FailureDetails.ErrorType), message => message.ShouldContain("Run_with_"), message => message.ShouldNotContain("omnitron-password"));
        (await later.DeathsAsync(start.Id, Cancellation)).ShouldBe((0, 0), "a run that has ended is not renewed");
    }
}
