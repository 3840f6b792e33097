using System.Collections.Concurrent;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Runs.Ordering;

/// <summary>Batches that a process left open when it died, and the marks of runs that overlap.</summary>
public sealed class RunOverlapTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Two_runs_that_both_left_a_batch_open_do_not_wait_for_each_other()
    {
        using var dead = new OrderingWorld(storage.ConnectionString, "both");
        var one = await dead.BeginAsync(1);
        (await dead.JoinAsync(one)).ShouldBeFalse();
        var two = await dead.BeginAsync(2);
        // The process died after it had opened the second one's batch, before it looked for other runs.
        await dead.OpenAsync(two);
        using var host = new OrderingWorld(storage.ConnectionString, "both");

        var claims = await Task.WhenAll(host.JoinAsync(one), host.JoinAsync(two)).WaitAsync(TestWait.Longest);

        claims.ShouldBe([true, true]);
    }

    [Fact]
    public async Task A_batch_of_a_resumed_run_takes_claims_when_a_run_of_its_process_joins()
    {
        using var dead = new OrderingWorld(storage.ConnectionString, "again");
        using var host = new OrderingWorld(storage.ConnectionString, "again");
        var one = await dead.BeginAsync(1);
        (await dead.JoinAsync(one)).ShouldBeFalse();
        (await host.JoinAsync(one)).ShouldBeFalse();
        var two = await host.BeginAsync(2);

        (await host.JoinAsync(two).WaitAsync(TestWait.Longest)).ShouldBeTrue();

        (await host.JoinAsync(one)).ShouldBeTrue();
    }

    public static TheoryData<string> Idle => ["held", "paused", "queued"];

    [Theory]
    [MemberData(nameof(Idle))]
    public async Task A_batch_of_a_run_without_an_owner_is_not_waited_for(string state)
    {
        using var dead = new OrderingWorld(storage.ConnectionString, $"idle-{state}");
        using var host = new OrderingWorld(storage.ConnectionString, $"idle-{state}");
        var one = await dead.BeginAsync(1);
        (await dead.JoinAsync(one)).ShouldBeFalse();
        await dead.Runs.RecoverAsync(one.Id, Recovery(state), default);
        var two = await host.BeginAsync(2);

        (await host.JoinAsync(two).WaitAsync(TestWait.Longest)).ShouldBeTrue();
        (await host.JoinAsync(one).WaitAsync(TestWait.Longest)).ShouldBeTrue("it is resumed");
    }

    [Fact]
    public async Task Many_runs_that_begin_at_once_are_marked_once_each()
    {
        const int count = 20;
        var (lists, marks) = (new Gathering(count), new ConcurrentBag<string>());
        await using var proxy = await StorageProxy.StartAsync(storage.ConnectionString, "Table");
        using var host = new OrderingWorld(proxy.ConnectionString, "many");
        var runs = new List<RunStart>();
        for (var second = 1; second <= count; second++)
            runs.Add(await host.BeginAsync(second));
        // Each run finds all others before any of them is marked.
        proxy.Intercept = async request =>
        {
            if (request.Path.Value!.EndsWith("/activeruns()", StringComparison.Ordinal))
                await lists.ArriveAsync();
            if (request.Method == "PATCH")
                marks.Add(request.Path);
            return null;
        };

        var claims = await Task.WhenAll(runs.Select(host.JoinAsync)).WaitAsync(TestWait.Longest);

        claims.ShouldAllBe(usesClaims => usesClaims);
        marks.Distinct().Count().ShouldBe(count);
        marks.Count.ShouldBe(count);
    }

    internal static RunRecovery Recovery(string state) => state switch
    {
        "held" => RunRecovery.None with { Held = DateTimeOffset.UnixEpoch },
        "paused" => RunRecovery.None with { Paused = true },
        _ => RunRecovery.None with { Queued = true },
    };
}
