using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Runs;
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
        var totals = await one.Services.GetRequiredService<RunActivities>().CloseBatchAsync(new BatchInput { Start = start, Batch = batch }, CancellationToken.None);

        totals.ShouldBe(RunTotals.None with { Rows = 3, Updated = 2, Rejected = 1 });
        (await one.Services.GetRequiredService<OrderIndex>().FindAsync("TWO-2", 5, CancellationToken.None)).ShouldHaveSingleItem().Row.ShouldBe(2);

        Task<BatchLog> LogAsync(IServiceProvider services) => services.GetRequiredService<RowLog>().OpenAsync(start.Id, batch);
        static RowRecord Row(int number, RowOutcome outcome) => new() { Row = number, Order = $"TWO-{number}", Outcome = outcome };
    }
}
