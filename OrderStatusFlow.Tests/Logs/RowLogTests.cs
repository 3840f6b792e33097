using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Logs;

public sealed class RowLogTests(TestHost host)
{
    [Fact]
    public async Task A_batch_whose_rows_two_hosts_wrote_is_summed_up_whole()
    {
        await using var one = await host.StartServerAsync();
        await using var other = await host.StartServerAsync();
        var start = new RunStart { Run = "log-two.20260329T120000123.abc", Version = 1, TriggeredBy = "test", Started = DateTimeOffset.UnixEpoch };
        var batch = new BatchRef(1, 3);
        var (here, there) = (await LogAsync(one.Services), await LogAsync(other.Services));

        await here.AppendAsync(Row(1, RowOutcome.Updated));
        await there.AppendAsync(Row(2, RowOutcome.Rejected));
        await there.AppendAsync(Row(3, RowOutcome.Updated));
        var totals = await one.Services.GetRequiredService<CloseBatchStep>().RunAsync(new BatchInput { Start = start, Batch = batch }, CancellationToken.None);

        totals.ShouldBe(RunTotals.None with { Rows = 3, Updated = 2, Rejected = 1 });
        (await one.Services.GetRequiredService<OrderIndex>().FindAsync("TWO-2", 5, CancellationToken.None)).ShouldHaveSingleItem().Row.ShouldBe(2);

        Task<BatchLog> LogAsync(IServiceProvider services) => services.GetRequiredService<RowLog>().OpenAsync(start.Id, batch);
        static RowRecord Row(int number, RowOutcome outcome) => new() { Row = number, Order = $"TWO-{number}", Outcome = outcome };
    }

    [Fact]
    public async Task A_row_that_another_host_has_logged_is_not_sent_when_it_is_handed_to_this_one()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var one = await host.StartServerAsync();
        await using var other = await host.StartServerAsync();
        await host.PutPlainAsync("log-handed", omnitron);
        var now = TimeProvider.System.GetUtcNow();
        var start = new RunStart { Run = RunId.New(FlowName.Parse("log-handed"), now).ToString(), Version = 1, TriggeredBy = "erp", Started = now };
        await one.Services.GetRequiredService<RunFiles>()
            .WriteAsync(start.Id, RunFiles.Page(1), System.Text.Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Range(1, 6).Select(Order))}]"), default);
        await one.Services.GetRequiredService<TransformStep>().RunAsync(new TransformInput { Start = start, Page = 1, FirstRow = 1 }, default);

        // Both open the log; then each row is done by one and handed to the other, as when a host ends before it has answered.
        foreach (var row in Enumerable.Range(1, 6))
        {
            await WriteAsync(row % 2 == 0 ? one : other, row);
            await WriteAsync(row % 2 == 0 ? other : one, row);
        }

        omnitron.Totals.Patches.ShouldBe(6);

        Task WriteAsync(LocalHost.LocalServer server, int row) => server.Services.GetRequiredService<WriteStep>().RunAsync(
            new WriteRowInput { Start = start, Batch = new BatchRef(1, 6), Row = row, ManyHosts = true }, default);
        static string Order(int number) => $$"""{"order":"H-{{number}}","orderitem_set":[{"id":{{number}},"status":"500"}]}""";
    }

    [Fact]
    public async Task Batches_that_are_never_closed_here_are_dropped()
    {
        await using var one = await host.StartServerAsync();
        var (rows, clients) = (one.Services.GetRequiredService<RowLog>(), one.Services.GetRequiredService<StorageClients>());
        var run = RunId.New(FlowName.Parse("log-left"), TimeProvider.System.GetUtcNow());
        await clients.ContainerAsync("runs");

        await Parallel.ForEachAsync(
            Enumerable.Range(1, RowLog.MaxOpen + 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (batch, _) => await rows.OpenAsync(run, new BatchRef(batch, 1)));

        rows.Open.ShouldBeLessThanOrEqualTo(RowLog.MaxOpen);
    }
}
