using Microsoft.DurableTask.Client;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>Runs on Durable Functions' storage provider. Histories, messages and custom statuses go through its own formats.</summary>
public sealed class StorageEngineTests(StorageDurableHost host) : IClassFixture<StorageDurableHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stored-single", "1", 30, true)]
    [InlineData("stored-auto", "\"auto\"", 8, false)]
    public async Task A_run_writes_each_order_once(string flow, string rowsPerActivity, int activities, bool firstBatchHasHistory)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 30 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);

        var start = await host.StartAsync(flow, erp, omnitron, $$"""{"rowsPerActivity": {{rowsPerActivity}}, "maxParallel": 8}""", page: 20);
        var record = await host.EndOfAsync(start);

        record.Totals.ShouldBe(new RunTotals(30, 30, 0, 0, 0, 0, 0));
        omnitron.Patches.Requests.ShouldBe(30);
        omnitron.Patches.Repeated.ShouldBeEmpty();
        host.Tasks.Calls(flow, "WriteRow").ShouldBe(activities);
        var run = await host.Client.WaitForInstanceCompletionAsync(start.Run, getInputsAndOutputs: true, Cancellation);
        run.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        run.ReadCustomStatusAs<RunTotals>().ShouldBe(record.Totals);
        (await host.Client.GetInstanceAsync($"{start.Run}.rows-1", Cancellation) is not null).ShouldBe(firstBatchHasHistory);
        (await host.Client.GetInstanceAsync($"{start.Run}.rows-21", Cancellation)).ShouldBeNull("ten rows are written in the history of the run");
    }

    [Fact]
    public async Task A_cancelled_run_ends()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 100 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(100) }, Cancellation);
        var start = await host.StartAsync("stored-cancelled", erp, omnitron, """{"maxParallel": 2}""");

        var record = await host.CancelDuringRowsAsync(start, omnitron);

        record.Status.ShouldBe(RunStatus.Cancelled);
        record.Totals.Updated.ShouldBeInRange(1, 99);
        (await host.Client.WaitForInstanceCompletionAsync(start.Run, Cancellation)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }
}
