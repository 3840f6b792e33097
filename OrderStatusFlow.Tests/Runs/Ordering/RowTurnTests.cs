using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Tests.Runs.Ordering;

/// <summary>Rows of one order whose claim is another row's.</summary>
public sealed class RowTurnTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(9, true)]
    public async Task A_row_whose_process_died_is_sent_by_the_process_in_which_others_wait_for_it(int second, bool isNewest)
    {
        using var dead = new OrderingWorld(storage.ConnectionString, $"resumed-{second}");
        using var here = new OrderingWorld(storage.ConnectionString, $"resumed-{second}");
        var resumed = await dead.BeginAsync(second);
        var claimed = await dead.EnterAsync(resumed);
        (await claimed.AskAsync(OrderingWorld.Order, default)).ShouldBe(RowPermit.Send);
        var waiting = new List<Task<RowPermit>>();
        for (var other = 2; other < 6; other++)
            waiting.Add(SendAsync(here, await here.BeginAsync(other)));

        var sent = await SendAsync(here, resumed).WaitAsync(TestWait.Longest);

        sent.ShouldBe(RowPermit.Send);
        var permits = await Task.WhenAll(waiting).WaitAsync(TestWait.Longest);
        permits[^1].IsStale.ShouldBe(isNewest);
    }

    [Theory]
    [MemberData(nameof(RunOverlapTests.Idle), MemberType = typeof(RunOverlapTests))]
    public async Task A_claim_of_a_run_without_an_owner_is_not_waited_for(string state)
    {
        using var dead = new OrderingWorld(storage.ConnectionString, $"claim-{state}");
        using var here = new OrderingWorld(storage.ConnectionString, $"claim-{state}");
        var idle = await dead.BeginAsync(1);
        var claimed = await dead.EnterAsync(idle);
        (await claimed.AskAsync(OrderingWorld.Order, default)).ShouldBe(RowPermit.Send);
        await dead.Runs.RecoverAsync(idle.Id, RunOverlapTests.Recovery(state), default);

        var sent = await SendAsync(here, await here.BeginAsync(2)).WaitAsync(TestWait.Longest);

        sent.ShouldBe(RowPermit.Send);
        (await SendAsync(here, idle)).IsStale.ShouldBeTrue("it is resumed when a newer state was sent");
    }

    private static async Task<RowPermit> SendAsync(OrderingWorld host, RunStart run)
    {
        using var turn = await host.EnterAsync(run);
        var permit = await turn.AskAsync(OrderingWorld.Order, default);
        await turn.SentAsync(permit == RowPermit.Send ? OrderingWorld.Order.Items : []);
        return permit;
    }
}
