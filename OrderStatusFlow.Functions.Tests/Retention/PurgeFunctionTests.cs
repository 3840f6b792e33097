using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Functions.Retention;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Functions.Tests.Runs;

namespace OrderStatusFlow.Functions.Tests.Retention;

public sealed class PurgeFunctionTests(DurableHost host) : IClassFixture<DurableHost>
{
    [Fact]
    public async Task The_timer_purges_runs_that_are_older_than_the_limit_and_keeps_the_others()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var now = TimeProvider.System.GetUtcNow();
        var (old, young) = (await EndedAsync(now.AddDays(-500)), await EndedAsync(now.AddDays(-1)));
        var purger = new Purger(host.Get<StorageClients>(), [.. RetentionRules.All, RetentionServices.Processes, new TaskHubRule(host.Get<DurableRunLauncher>())],
            new RetentionOptions(), TimeProvider.System, NullLogger<Purger>.Instance);
        var function = new PurgeFunction(purger, host.Get<DurableRunLauncher>(), TimeProvider.System, NullLogger<PurgeFunction>.Instance);

        await function.RunAsync(new TimerInfo(), host.Client, cancellation);

        (await host.Get<RunLog>().FindAsync(old, cancellation)).ShouldBeNull();
        (await host.Get<RunLog>().FindAsync(young, cancellation)).ShouldNotBeNull();
    }

    private async Task<RunId> EndedAsync(DateTimeOffset moment)
    {
        var (runs, cancellation) = (host.Get<RunLog>(), TestContext.Current.CancellationToken);
        var start = new RunStart { Run = RunId.New(FlowName.Parse("purged"), moment).ToString(), Version = 1, TriggeredBy = "erp", Started = moment };
        await runs.BeginAsync(start, Direction.Outbound, cancellation);
        await runs.UpdateAsync((await runs.FindAsync(start.Id, cancellation)).ShouldNotBeNull() with { Status = RunStatus.Succeeded, Finished = moment.AddMinutes(1) }, cancellation);
        return start.Id;
    }
}
