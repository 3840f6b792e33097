using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>A host that stops in the middle of a run finishes the rows that it sent, and begins none.</summary>
public sealed class StopTests(DurableHost host) : IClassFixture<DurableHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("one-row", "1")]
    [InlineData("ten-rows", "10")]
    [InlineData("auto-rows", "\"auto\"")]
    public async Task No_order_is_sent_again_after_a_stop(string flow, string rowsPerActivity)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 200 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(300) }, Cancellation);

        var start = await host.StartAsync(flow, erp, omnitron, $$"""{"maxParallel": 32, "rowsPerActivity": {{rowsPerActivity}}}""");
        await TestWait.ForAsync("rows in flight", () => omnitron.Totals is { Patches: > 20, InFlight: > 0 });
        await host.Tasks.StopAndStartAsync();
        var record = await host.EndOfAsync(start);

        record.Totals.ShouldBe(new RunTotals(200, 200, 0, 0, 0, 0, 0));
        omnitron.Patches.Repeated.ShouldBeEmpty();
        omnitron.Patches.Requests.ShouldBe(200);
    }

    [Fact]
    public async Task A_row_that_waits_to_be_sent_again_is_not_given_up()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);
        omnitron.Faults.Add(new FaultRule { Path = "*bulk_status_update*", Status = 503, RetryAfter = 15, Times = 1 });

        var start = await host.StartAsync("waits", erp, omnitron);
        await TestWait.ForAsync("its first attempt", () => omnitron.Patches.Requests > 0 || omnitron.Requests.Any(r => r.Status == 503));
        await host.Tasks.StopAndStartAsync();

        (await host.EndOfAsync(start)).Totals.ShouldBe(new RunTotals(1, 1, 0, 0, 0, 0, 0));
    }
}
