using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Slots;

namespace OrderStatusFlow.Tests.Runs;

public sealed class FlowConcurrencyLimiterTests
{
    private static readonly DateTimeOffset Early = DateTimeOffset.UnixEpoch;
    private readonly FlowConcurrencyLimiter gate = new();
    private readonly FlowVersion flow = Flow(maxParallel: 2);

    [Fact]
    public async Task Waiting_rows_are_served_by_their_runs_age_and_their_number()
    {
        var places = new[] { await EnterAsync(Early, 1), await EnterAsync(Early, 2) };
        var waiting = new (DateTimeOffset Run, int Row)[] { (Early.AddHours(1), 1), (Early, 9), (Early, 3) }.Select(turn => (turn, Task: EnterAsync(turn.Run, turn.Row))).ToList();
        waiting.ShouldAllBe(w => !w.Task.IsCompleted);

        var served = new List<(DateTimeOffset Run, int Row)>();
        var given = places[0];
        while (waiting.Count > 0)
        {
            given.Dispose();
            var next = await Task.WhenAny(waiting.Select(w => w.Task));
            given = await next;
            served.Add(waiting.Single(w => w.Task == next).turn);
            waiting.RemoveAll(w => w.Task == next);
            waiting.ShouldAllBe(w => !w.Task.IsCompleted);
        }

        served.ShouldBe([(Early, 3), (Early, 9), (Early.AddHours(1), 1)]);
    }

    [Fact]
    public async Task Who_gives_up_takes_no_place()
    {
        using var ending = new CancellationTokenSource();
        var places = new[] { await EnterAsync(Early, 1), await EnterAsync(Early, 2) };
        var (gone, stays) = (EnterAsync(Early, 3, ending.Token), EnterAsync(Early, 4));

        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        places[0].Dispose();
        (await stays).Dispose();
        places[1].Dispose();

        (await EnterAsync(Early, 5)).ShouldNotBeNull();
        (await EnterAsync(Early, 6)).ShouldNotBeNull();
        EnterAsync(Early, 7).IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<OperationCanceledException>(() => EnterAsync(Early, 8, ending.Token));
    }

    [Fact]
    public async Task The_next_row_is_sent_while_earlier_ones_are_logged_up_to_four_for_each_place()
    {
        var unlogged = new List<FlowSlot>();
        for (var row = 1; row <= 8; row++)
        {
            unlogged.Add(await EnterAsync(Early, row));
            if (row <= 6)
                unlogged[^1].Sent();
        }

        gate.InFlight().Single().Rows.ShouldBe(2);
        unlogged[6].Sent();
        var waiting = EnterAsync(Early, 9);
        waiting.IsCompleted.ShouldBeFalse("eight rows are in flight or not logged");

        unlogged[0].Dispose();
        unlogged[0].Dispose();
        (await waiting).ShouldNotBeNull();
        EnterAsync(Early, 10).IsCompleted.ShouldBeFalse("a slot is released once");
    }

    [Fact]
    public async Task Any_number_of_rows_may_end_without_being_sent()
    {
        var places = new[] { await EnterAsync(Early, 1), await EnterAsync(Early, 2) };
        var waiting = Enumerable.Range(3, 20_000).Select(row => EnterAndLeaveAsync(row)).ToList();

        foreach (var place in places)
            place.Dispose();

        await Task.WhenAll(waiting).WaitAsync(TestWait.Longest, TestContext.Current.CancellationToken);
        gate.InFlight().Single().Rows.ShouldBe(0);

        async Task EnterAndLeaveAsync(int row) => (await EnterAsync(Early, row)).Dispose();
    }

    [Fact]
    public async Task Runs_of_two_versions_of_a_flow_share_its_places()
    {
        var places = new[] { await EnterAsync(Early, 1), await EnterAsync(Early, 2) };

        var newer = gate.EnterAsync(Flow(maxParallel: 1), Early.AddHours(1), 1, default);
        places[0].Dispose();
        newer.IsCompleted.ShouldBeFalse("one row of the older version is still on its way");
        places[1].Dispose();

        (await newer).ShouldNotBeNull();
    }

    [Fact]
    public async Task Flows_that_write_nothing_are_forgotten_and_one_that_writes_keeps_its_places()
    {
        var places = new[] { await EnterAsync(Early, 1), await EnterAsync(Early, 2) };

        for (var other = 0; other < 2 * FlowConcurrencyLimiter.MaxIdle; other++)
            (await gate.EnterAsync(flow with { Name = FlowName.Parse($"other-{other}") }, Early, 1, default)).Dispose();

        gate.InFlight().Count().ShouldBeLessThanOrEqualTo(FlowConcurrencyLimiter.MaxIdle);
        var waiting = EnterAsync(Early, 3);
        waiting.IsCompleted.ShouldBeFalse();
        places[0].Dispose();
        (await waiting).ShouldNotBeNull();
    }

    private Task<FlowSlot> EnterAsync(DateTimeOffset run, int row, CancellationToken cancellation = default) => gate.EnterAsync(flow, run, row, cancellation);

    private static FlowVersion Flow(int maxParallel)
    {
        var json = JsonElement.Parse($$"""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}, "write": {"maxParallel": {{maxParallel}} } }""");
        return new FlowVersion(FlowName.Parse("gate"), 1, FlowReader.Read(json).Flow!, json);
    }
}
