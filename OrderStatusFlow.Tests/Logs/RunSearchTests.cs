using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Logs;

public sealed class RunSearchTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly RunTotals Two = new(2, 2, 0, 0, 0, 0, 0);

    [Fact]
    public async Task Runs_of_several_flows_are_listed_newest_first_page_by_page()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        var (runs, search, flows) = (new RunLog(clients), new RunSearch(clients), Enumerable.Range(1, 3).Select(n => FlowName.Parse($"list-{n}")).ToList());
        var noon = new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);
        var expected = new List<string>();
        // Two flows have runs of the same moment with the same suffix.
        foreach (var minute in Enumerable.Range(0, 8).Reverse())
        {
            foreach (var flow in flows.Take(minute % 2 == 0 ? 3 : 1))
            {
                var start = new RunStart
                {
                    Run = RunId.OfSlot(flow, noon.AddMinutes(minute)).ToString(),
                    Version = 2,
                    TriggeredBy = minute < 4 ? "schedule" : "o'hara",
                    Started = noon.AddMinutes(minute)
                };
                await runs.BeginAsync(start, Direction.Inbound, default);
                await runs.UpdateAsync((await runs.FindAsync(start.Id, default))! with { Status = minute == 3 ? RunStatus.Failed : RunStatus.Succeeded, Totals = Two }, default);
                expected.Add(start.Run);
            }
        }

        var listed = new List<string>();
        string? continuation = null;
        do
        {
            (var page, continuation) = await search.ListAsync(flows, new RunQuery(), 5, continuation, default);
            listed.AddRange(page.Select(run => run.RunId));
        }
        while (continuation is not null);

        listed.ShouldBe(expected);
        (await RunsAsync(new RunQuery { From = noon.AddMinutes(2), To = noon.AddMinutes(4) }))
            .ShouldBe(expected.Where(run => run.Contains("T1203", StringComparison.Ordinal) || run.Contains("T1202", StringComparison.Ordinal)));
        (await RunsAsync(new RunQuery { Status = RunStatus.Failed })).ShouldHaveSingleItem().ShouldContain("T1203");
        (await RunsAsync(new RunQuery { TriggeredBy = "o'hara" })).Count().ShouldBe(8);

        async Task<IEnumerable<string>> RunsAsync(RunQuery query) => (await search.ListAsync(flows, query, 100, null, default)).Items.Select(run => run.RunId);
    }
}
