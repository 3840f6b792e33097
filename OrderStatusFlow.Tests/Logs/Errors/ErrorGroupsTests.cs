using Azure;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Logs.Errors;

public sealed class ErrorGroupsTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Noon);
    private readonly FlowName flow = FlowName.Parse($"g{Guid.NewGuid():N}"[..20]);

    [Fact]
    public async Task A_batch_that_is_closed_again_is_not_counted_again()
    {
        var groups = Groups();
        var run = Run();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await groups.AddAsync(run, new BatchRef(1, 3), [Bad(1, "A"), Bad(2, "B"), Good(3, "C")], default);
            await groups.AddAsync(run, new BatchRef(4, 2), [Bad(4, "B"), Bad(5, "D")], default);
        }

        var group = (await groups.ListAsync(flow, closed: true, default)).ShouldHaveSingleItem();
        (group.Rows, group.Orders, group.OpenOrders, group.Runs, group.State).ShouldBe((4, 3, 3, 1, ErrorState.Open));
        group.Versions.ShouldBe([7]);
        group.SampleOrders.ShouldBe(["B", "D", "A"]);
        (group.Class, group.HttpStatus, group.Step, group.Code).ShouldBe((ErrorClass.Data, 400, "write", "omnitron.rejected"));
        var there = (await groups.RunsAsync(group, null, default).ToListAsync()).ShouldHaveSingleItem();
        (there.RunId, there.Rows).ShouldBe((run.Run, 4));
        there.Batches.ShouldBe([1, 4]);
    }

    [Fact]
    public async Task A_group_closes_with_the_success_of_its_last_order_and_returns_open()
    {
        var groups = Groups();
        await groups.AddAsync(Run(), new BatchRef(1, 2), [Bad(1, "A"), Bad(2, "B")], default);
        await groups.AddAsync(Run(), new BatchRef(1, 1), [Good(1, "A")], default);
        (await OnlyAsync(groups)).OpenOrders.ShouldBe(1);
        var last = Run();

        await groups.AddAsync(last, new BatchRef(1, 1), [Good(1, "B", RowOutcome.Unchanged)], default);

        var closed = await OnlyAsync(groups);
        (closed.State, closed.OpenOrders, closed.ClosedBy, closed.ClosedAt).ShouldBe((ErrorState.Closed, 0, last.Run, clock.GetUtcNow()));
        (await groups.ListAsync(flow, closed: false, default)).ShouldBeEmpty();
        await groups.AddAsync(Run(), new BatchRef(1, 1), [Bad(1, "B")], default);
        var returned = await OnlyAsync(groups);
        (returned.State, returned.Orders, returned.OpenOrders, returned.Runs, returned.Returns, returned.ClosedBy).ShouldBe((ErrorState.Open, 2, 1, 2, 1, null));
    }

    [Fact]
    public async Task An_order_that_succeeds_in_a_run_before_its_failure_stays_open_and_the_last_row_of_a_run_counts()
    {
        var groups = Groups();
        var (earlier, later) = (Run(), Run());
        await groups.AddAsync(later, new BatchRef(1, 2), [Good(1, "A"), Bad(2, "A"), Bad(3, "B"), Good(4, "B")], default);

        await groups.AddAsync(earlier, new BatchRef(1, 1), [Good(1, "A")], default);

        (await OnlyAsync(groups)).OpenOrders.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_without_an_order_number_wait_for_the_next_run_without_them()
    {
        var groups = Groups();
        var run = Run();
        await groups.AddAsync(run, new BatchRef(1, 1), [Bad(1, null)], default);
        await groups.EndAsync(run, "run", null, default);
        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Open);

        await groups.EndAsync(Run(), "run", null, default);

        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Closed);
    }

    [Fact]
    public async Task The_error_of_a_run_forms_a_group_that_the_next_run_without_it_closes()
    {
        var groups = Groups();
        var (before, first, second, after) = (Run(), Run(), Run(), Run());
        var down = new Failure("erp.login", "erp.example rejected the login with status 401.");
        await groups.EndAsync(first, "login", down, default);
        await groups.EndAsync(first, "login", down, default);
        await groups.EndAsync(second, "login", down with { Message = down.Message.Replace("401", "403", StringComparison.Ordinal) }, default);
        await groups.EndAsync(second, "read", new Failure("erp.read", "down") { Retryable = true }, default);
        await groups.EndAsync(before, "run", null, default);
        var open = await groups.ListAsync(flow, closed: false, default);
        open.Select(group => (group.Step, group.Runs, group.Rows, group.Class)).ShouldBe(
            [("login", 1, 0, ErrorClass.Erp), ("login", 1, 0, ErrorClass.Erp), ("read", 1, 0, ErrorClass.Transient)], ignoreOrder: true);

        await groups.EndAsync(after, "run", null, default);

        (await groups.ListAsync(flow, closed: true, default)).ShouldAllBe(group => group.State == ErrorState.Closed && group.ClosedBy == after.Run);
    }

    [Fact]
    public async Task What_a_person_decides_holds()
    {
        var groups = Groups();
        await groups.AddAsync(Run(), new BatchRef(1, 1), [Bad(1, "A")], default);
        var id = (await OnlyAsync(groups)).Fingerprint;

        await groups.ChangeAsync(id, group => group with { State = ErrorState.Acknowledged }, default);
        await FailAsync("B");
        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Acknowledged);

        await groups.ChangeAsync(id, group => group.Ignored(null), default);
        await FailAsync("C");
        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Ignored, "three of four rows");
        await FailAsync("D");
        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Open, "twice as many rows");

        await groups.ChangeAsync(id, group => group.Ignored(clock.GetUtcNow().AddHours(1)), default);
        foreach (var order in new[] { "A", "B", "C", "D" })
            await groups.AddAsync(Run(), new BatchRef(1, 1), [Good(1, order)], default);
        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Closed);
        await FailAsync("A");
        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Ignored, "it returns before the time");
        clock.Advance(TimeSpan.FromHours(1));
        (await OnlyAsync(groups)).State.ShouldBe(ErrorState.Open);

        async Task FailAsync(string order) => await groups.AddAsync(Run(), new BatchRef(1, 1), [Bad(1, order)], default);
    }

    [Fact]
    public async Task Many_hosts_that_close_batches_at_once_lose_none()
    {
        var runs = Enumerable.Range(0, 12).Select(_ => Run()).ToList();

        await Task.WhenAll(runs.Select((run, i) => Groups().AddAsync(run, new BatchRef(1, 2), [Bad(1, $"A{i}"), Bad(2, "same")], default)));

        var group = await OnlyAsync(Groups());
        (group.Rows, group.Runs, group.Orders, group.LastRun).ShouldBe((24, 12, 13, runs[^1].Run));
    }

    [Fact]
    public async Task Many_batches_of_one_host_change_a_group_in_turn()
    {
        const int count = 20;
        var (lists, changes) = (new Gathering(count), 0);
        var runs = Enumerable.Range(0, count).Select(_ => Run()).ToList();
        // Each batch reads the groups before one of them changes.
        var groups = new ErrorGroups(
            ObservedStorage.Connect(storage.ConnectionString, async message =>
            {
                if (message.Request.Uri.Path.EndsWith("/errorgroups()", StringComparison.Ordinal))
                    await lists.ArriveAsync();
                else if (message.Request.Uri.Path.EndsWith("/$batch", StringComparison.Ordinal))
                    Interlocked.Increment(ref changes);
            }),
            clock);

        await Task.WhenAll(runs.Select((run, i) => groups.AddAsync(run, new BatchRef(1, 2), [Bad(1, $"A{i}"), Bad(2, "same")], default)));

        changes.ShouldBe(count, "no change is refused");
        var group = await OnlyAsync(groups);
        (group.Rows, group.Runs, group.Orders).ShouldBe((2 * count, count, count + 1));
    }

    [Fact]
    public async Task A_close_that_is_cut_off_anywhere_and_done_again_counts_once()
    {
        var cuts = 0;
        for (var step = 0; step <= cuts; step++)
        {
            var (run, requests) = (Run(), 0);
            var cut = new ErrorGroups(ObservedStorage.Connect(storage.ConnectionString, _ => requests++ >= step ? throw new RequestFailedException("gone") : default), clock);
            await cut.AddAsync(run, new BatchRef(1, 1), [Bad(1, "A")], default).ContinueWith(_ => { }, TaskScheduler.Default);
            cuts = Math.Max(cuts, requests > step ? step + 1 : 0);

            await Groups().AddAsync(run, new BatchRef(1, 1), [Bad(1, "A")], default);

            (await OnlyAsync(Groups())).Rows.ShouldBe(step + 1, $"cut at request {step}");
        }

        cuts.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_batch_without_failures_costs_one_query_while_nothing_is_open()
    {
        var requests = new List<string>();
        var groups = new ErrorGroups(
            ObservedStorage.Connect(storage.ConnectionString, message =>
            {
                requests.Add(message.Request.Uri.Path);
                return default;
            }),
            clock);
        await groups.AddAsync(Run(), new BatchRef(1, 1), [Good(1, "A")], default);
        requests.Clear();

        await groups.AddAsync(Run(), new BatchRef(1, 1), [Good(1, "A")], default);

        requests.ShouldHaveSingleItem().ShouldEndWith("/errorgroups()");
    }

    [Fact]
    public async Task Hostile_messages_and_order_numbers_form_at_most_a_hundred_groups()
    {
        var groups = Groups();
        var rows = Enumerable.Range(1, 150).Select(row => Bad(row, new string('ş', 4_096)) with { Message = $"\ud800\0{new string((char)('a' + (row % 26)), 1 + (row / 26))}'\"{{[" });

        await groups.AddAsync(Run(), new BatchRef(1, 150), rows, default);

        var listed = await groups.ListAsync(flow, closed: true, default);
        listed.Count.ShouldBe(100);
        listed.ShouldAllBe(group => group.Orders == 1 && group.SampleOrders.Count == 0);
    }

    private ErrorGroups Groups() => new(StorageClients.Connect(storage.ConnectionString), clock);

    private async Task<ErrorGroup> OnlyAsync(ErrorGroups groups) => (await groups.ListAsync(flow, closed: true, default)).ShouldHaveSingleItem();

    private RunStart Run()
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        var now = clock.GetUtcNow();
        return new RunStart { Run = RunId.New(flow, now).ToString(), Version = 7, TriggeredBy = "erp", Started = now };
    }

    private static LoggedRow Bad(int row, string? order) => new(row, order, RowOutcome.Rejected)
    {
        Code = "omnitron.rejected",
        HttpStatus = 400,
        Message = $"Omnitron returned 400: status: item {row} cannot be 450",
        At = Noon.AddMinutes(row),
    };

    private static LoggedRow Good(int row, string order, RowOutcome outcome = RowOutcome.Updated) => new(row, order, outcome) { At = Noon };
}
