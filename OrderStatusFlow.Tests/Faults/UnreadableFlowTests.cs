using System.Text.Json;
using OrderStatusFlow.Flows;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Schedules;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Tests.Faults;

public sealed class UnreadableFlowTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_run_whose_flow_no_longer_reads_ends_and_says_so()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        var name = FlowName.Parse("unreadable");
        await new FlowStore(clients.Blobs).PutAsync(
            name, JsonElement.Parse("""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}}"""), null, default);
        // As an older release might have taken it.
        await clients.Blobs.GetBlobContainerClient("flows").GetBlobClient("unreadable/1.json").UploadAsync(BinaryData.FromString("""{"direction": "outbound"}"""), overwrite: true);
        var runs = new RunLog(clients, new ScheduleMarks(clients));
        var id = RunId.New(name, DateTimeOffset.UnixEpoch);
        await runs.BeginAsync(new RunStart { Run = id.ToString(), Version = 1, TriggeredBy = "erp", Started = DateTimeOffset.UnixEpoch }, Direction.Outbound, default);

        await using var host = await LocalServer.StartAsync(new LocalServerOptions
        {
            Progress = _ => { },
            Settings = new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["AzureWebJobsStorage"] = storage.ConnectionString },
        });
        RunRecord? record = null;
        await TestWait.ForAsync("the run's end", async () => (record = await runs.FindAsync(id, default)) is { Status: not RunStatus.Running });

        record!.Status.ShouldBe(RunStatus.Failed);
        record.Error!.Message.ShouldContain("no longer reads");
    }
}
