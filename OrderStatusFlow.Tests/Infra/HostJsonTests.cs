using System.Text.Json.Nodes;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Infra;

public sealed class HostJsonTests
{
    [Fact]
    public void Both_host_files_differ_only_in_where_durable_state_is_kept()
    {
        var (storage, scheduler) = (Read("host.json"), Read("host.durable-task-scheduler.json"));
        var durable = storage["extensions"]!["durableTask"]!;
        // The scheduler sends work to the app, so it has no sessions to extend.
        durable.AsObject().Remove("extendedSessionsEnabled").ShouldBeTrue();
        durable["storageProvider"]!["type"]!.GetValue<string>().ShouldBe("AzureStorage");

        durable["storageProvider"] = scheduler["extensions"]!["durableTask"]!["storageProvider"]!.DeepClone();

        storage.ToJsonString().ShouldBe(scheduler.ToJsonString());
        durable["storageProvider"]!["type"]!.GetValue<string>().ShouldBe("azureManaged");
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), file)))!;
}
