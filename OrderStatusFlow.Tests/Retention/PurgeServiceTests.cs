using Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.LocalHost.Runs;
using OrderStatusFlow.Tests.EndToEnd;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Retention;

public sealed class PurgeServiceTests(TestHost host)
{
    [Fact]
    public async Task The_local_host_purges_and_continues_after_a_failure()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        await world.AddAsync("a", 500);
        var failures = 0;
        var failing = ObservedStorage.Connect(world.ConnectionString, _ => failures++ == 0 ? throw new RequestFailedException("gone") : default);
        var clock = new FakeTimeProvider(RetentionWorld.Now);
        using var service = new PurgeService(world.Purger(failing), clock, NullLogger<PurgeService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);

        await TestWait.ForAsync("the purge", async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return (await world.KeysAsync("runs")).Count == 0;
        });

        await service.StopAsync(TestContext.Current.CancellationToken);
        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(RetentionWorld.Now.AddMinutes(12));
        (await host.ServerAsync()).Services.GetServices<IHostedService>().OfType<PurgeService>().ShouldHaveSingleItem();
    }
}
