using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class FairPlacesTests
{
    [Fact]
    public async Task A_free_place_goes_to_the_flow_that_holds_fewest_and_then_in_turn()
    {
        var places = new FairPlaces(1);
        await places.EnterAsync("a", CancellationToken.None);
        var waiting = new[] { "a", "a", "a", "b", "b", "c" }.Select(flow => (Flow: flow, Wait: places.EnterAsync(flow, CancellationToken.None))).ToList();
        var order = "";

        for (var holder = "a"; waiting.Count > 0;)
        {
            places.Exit(holder);
            var served = waiting.Where(one => one.Wait.IsCompleted).ShouldHaveSingleItem();
            waiting.Remove(served);
            holder = served.Flow;
            order += holder;
        }

        order.ShouldBe("bcabaa");
    }

    [Fact]
    public async Task A_flow_that_comes_back_again_and_again_does_not_overtake_one_that_waits()
    {
        var places = new FairPlaces(1);
        await places.EnterAsync("often", CancellationToken.None);
        var seldom = places.EnterAsync("seldom", CancellationToken.None);
        var often = places.EnterAsync("often", CancellationToken.None);
        places.Exit("often");
        seldom.IsCompletedSuccessfully.ShouldBeTrue();
        places.Exit("seldom");
        often.IsCompletedSuccessfully.ShouldBeTrue();

        var again = places.EnterAsync("seldom", CancellationToken.None);
        places.Exit("often");
        again.IsCompletedSuccessfully.ShouldBeTrue();
        var (waits, overtakes) = (places.EnterAsync("often", CancellationToken.None), places.EnterAsync("seldom", CancellationToken.None));
        places.Exit("seldom");

        waits.IsCompletedSuccessfully.ShouldBeTrue();
        overtakes.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void No_flow_holds_more_than_three_quarters()
    {
        var places = new FairPlaces(8);

        var one = Enumerable.Range(0, 8).Select(_ => places.EnterAsync("a", CancellationToken.None)).ToList();
        var two = Enumerable.Range(0, 3).Select(_ => places.EnterAsync("b", CancellationToken.None)).ToList();

        one.Count(wait => wait.IsCompleted).ShouldBe(6);
        two.Count(wait => wait.IsCompleted).ShouldBe(2);
        places.Exit("a");
        two.Count(wait => wait.IsCompleted).ShouldBe(3);
        places.Exit("b");
        one.Count(wait => wait.IsCompleted).ShouldBe(7);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_takes_no_place()
    {
        var places = new FairPlaces(1);
        await places.EnterAsync("a", CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var cancelled = places.EnterAsync("b", cancel.Token);
        var next = places.EnterAsync("b", CancellationToken.None);

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        places.Exit("a");

        next.IsCompletedSuccessfully.ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => places.EnterAsync("c", cancel.Token));
    }

    [Fact]
    public async Task Many_callers_never_hold_more_than_there_are()
    {
        var places = new FairPlaces(3);
        var (held, most) = (0, 0);
        using var cancel = new CancellationTokenSource();

        await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => Task.Run(async () =>
        {
            try
            {
                await places.EnterAsync($"flow{i % 7}", i % 5 == 0 ? cancel.Token : CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var now = Interlocked.Increment(ref held);
            InterlockedMax(ref most, now);
            await Task.Yield();
            if (i == 100)
                await cancel.CancelAsync();
            Interlocked.Decrement(ref held);
            places.Exit($"flow{i % 7}");
        })));

        most.ShouldBeLessThanOrEqualTo(3);
        // All of them came back: as many as there are can be taken at once.
        Enumerable.Range(0, 3).ShouldAllBe(i => places.EnterAsync($"last{i}", CancellationToken.None).IsCompletedSuccessfully);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
