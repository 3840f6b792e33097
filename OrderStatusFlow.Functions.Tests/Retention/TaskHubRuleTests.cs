using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Functions.Retention;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Functions.Tests.Retention;

public sealed class TaskHubRuleTests(DurableHost host) : IClassFixture<DurableHost>
{
    [Fact]
    public async Task Only_instances_that_were_created_before_the_limit_and_have_ended_go()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 2 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var start = await host.StartAsync("hub", erp, omnitron);
        await host.EndOfAsync(start);
        await host.Client.WaitForInstanceCompletionAsync(start.Run, TestContext.Current.CancellationToken);
        var rule = new TaskHubRule(host.Get<DurableRunLauncher>());

        await PurgeAsync(TimeProvider.System.GetUtcNow());
        (await host.Client.GetInstanceAsync(start.Run, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        await PurgeAsync(TimeProvider.System.GetUtcNow().AddDays(new RetentionOptions().TaskHubDays + 1));

        (await host.Client.GetInstanceAsync(start.Run, TestContext.Current.CancellationToken)).ShouldBeNull();

        async Task PurgeAsync(DateTimeOffset now) => (await rule.PurgeAsync(
            new PurgeSlice(host.Get<StorageClients>(), new RetentionOptions(), now, () => false), null, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task The_rules_of_this_host_are_in_the_table_of_the_docs()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "docs", "azure", "operate.md"), TestContext.Current.CancellationToken);

        foreach (var rule in new[] { RetentionServices.Processes, new TaskHubRule(host.Get<DurableRunLauncher>()) })
            page.ShouldContain($" | {rule.Data} | {rule.Kept} |");
    }
}
