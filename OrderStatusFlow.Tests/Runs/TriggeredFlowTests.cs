using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Flows that start after the runs of another flow.</summary>
public sealed class TriggeredFlowTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private string storage = "";

    public async ValueTask InitializeAsync() => storage = await SharedStorage.NewTestAccountAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_flow_that_waits_for_another_starts_once_for_what_ended_since_and_never_beside_itself()
    {
        var clock = new FakeTimeProvider(Noon);
        var (one, two) = (new ScheduleHost(storage, clock), new ScheduleHost(storage, clock));
        await one.PutAsync("stock", """{"every": "00:01:00"}""");
        await one.TickAsync();
        await EndOneAsync(1);
        await one.PutAsync("orders", """{"triggeredBy": "stock"}""");
        await TickBothAsync();
        Waiting().ShouldBeEmpty("runs that ended before the flow was there do not count");

        await EndOneAsync(2);
        await TickBothAsync();
        Waiting().ShouldHaveSingleItem().TriggeredBy.ShouldBe("stock");

        await EndOneAsync(3);
        await EndOneAsync(4);
        await TickBothAsync();
        Waiting().Count.ShouldBe(1, "it still runs");
        await one.EndAsync(Waiting()[0].Run);
        await TickBothAsync();
        Waiting().Count.ShouldBe(2, "two runs that ended meanwhile are one start");
        await one.EndAsync(Waiting()[1].Run);
        await TickBothAsync();
        Waiting().Count.ShouldBe(2);

        List<RunStart> Waiting() => [.. one.Launched.Concat(two.Launched).Where(run => run.Flow.ToString() == "orders").OrderBy(run => run.Started)];

        async Task EndOneAsync(int minute)
        {
            clock.SetUtcNow(Noon.AddMinutes(minute));
            await one.EndAsync((await one.TickAsync()).Single(run => run.Flow.ToString() == "stock").Run);
        }

        Task TickBothAsync() => Task.WhenAll(one.TickAsync(), two.TickAsync());
    }

    [Theory]
    [InlineData("trigger")]
    [InlineData("erp")]
    public async Task A_run_that_another_flow_caused_is_not_one_by_hand_whatever_that_flows_name(string name)
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new ScheduleHost(storage, clock);
        await host.PutAsync(name, """{"every": "00:01:00"}""");
        await host.PutAsync($"after-{name}", $$"""{"triggeredBy": "{{name}}"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(1));
        await host.EndAsync((await host.TickAsync()).Single(run => run.Flow.ToString() == name).Run);

        var run = (await host.TickAsync()).Single(run => run.Flow.ToString() == $"after-{name}");

        run.TriggeredBy.ShouldBe(name);
        run.ByHand.ShouldBeFalse();
    }
}
