using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Reruns;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>A run that ends the app's process each time that it runs is found among others and fails.</summary>
public sealed class ProcessDeathTests(DurableHost host) : IClassFixture<DurableHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_run_that_ends_the_process_again_and_again_fails_and_the_others_end()
    {
        await using var killer = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 }, Cancellation);
        await using var quiet = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);
        // Each request of the killer is the end of the process; the other run is still on its way then.
        killer.Faults.Add(new FaultRule { Path = "*", DelayMs = 600_000 });
        quiet.Faults.Add(new FaultRule { Path = "*", DelayMs = 4_000 });
        var other = await host.StartAsync("innocent", quiet, omnitron);
        var start = await host.StartAsync("killer", killer, omnitron);

        // Two deaths make both suspects, and three more find the one.
        for (var death = 1; death <= 5; death++)
        {
            await TestWait.ForAsync($"request {death} of the killer", () => killer.Requests.Count >= death);
            if (death <= 2)
                await TestWait.ForAsync("the other", () => quiet.Requests.Count >= death);
            await host.RestartProcessAsync(inOrder: false);
        }

        var record = await host.EndOfAsync(start);
        record.Status.ShouldBe(RunStatus.Failed);
        record.Error.ShouldNotBeNull().Code.ShouldBe("host.error");
        record.Error.Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain(start.Run), message => message.ShouldContain("died 3 times"),
            message => message.ShouldContain("trigger the flow"));
        killer.Requests.Count.ShouldBe(5);
        (await host.Get<RunAlerts>().ListAsync(100, Cancellation)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            alert => alert.Run.ShouldBe(start.Id), alert => alert.State.ShouldBe(RunAlertState.Failed));
        (await host.EndOfAsync(other)).Totals.ShouldBe(new RunTotals(3, 3, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Stopping_the_process_in_order_is_no_death()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 2 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);
        erp.Faults.Add(new FaultRule { Path = "*", DelayMs = 600_000 });
        var start = await host.StartAsync("stopped", erp, omnitron);
        for (var stop = 1; stop <= 6; stop++)
        {
            await TestWait.ForAsync($"request {stop}", () => erp.Requests.Count >= stop);
            if (stop == 6)
                erp.Faults.Clear();
            await host.RestartProcessAsync(inOrder: true);
            (await host.Newest.GetRequiredService<RunProcessTable>().DeathsAsync(start.Id, Cancellation)).ShouldBe((0, 0));
        }

        (await host.EndOfAsync(start)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public async Task A_re_run_continues_in_the_next_process_and_does_not_ask_the_ERP()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 40 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(50) }, Cancellation);
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 400, Body = """{"detail": "no"}""" });
        var original = await host.EndOfAsync(await host.StartAsync("repeated", erp, omnitron, """{"maxParallel": 2}"""));
        original.Totals.Rejected.ShouldBe(40);
        omnitron.Faults.Clear();
        var asked = erp.Requests.Count;
        var flow = (await host.Get<FlowStore>().FindAsync(FlowName.Parse("repeated"), Cancellation)).ShouldNotBeNull();

        var plan = await host.Get<RerunPlanner>().PlanAsync(original, RowSelection.Failed, RerunVersion.Current, Cancellation);
        var start = await host.Get<RerunStarter>().StartAsync(flow, plan.Value.ShouldNotBeNull(), RerunVersion.Current, "rerun", Cancellation);
        await TestWait.ForAsync("some rows", () => omnitron.Items().Count > 5);
        await host.RestartProcessAsync(inOrder: false);
        var record = await host.EndOfAsync(start);

        record.Totals.ShouldBe(new RunTotals(40, 40, 0, 0, 0, 0, 0));
        record.RerunOf.ShouldBe(original.RunId);
        (await host.Get<RunLog>().FindAsync(RunId.Parse(original.RunId), Cancellation))!.RerunBy.ShouldBe([start.Run]);
        erp.Requests.Count.ShouldBe(asked);
    }
}
