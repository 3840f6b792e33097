using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Telemetry;

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
        var runs = new RunLog(clients);
        var id = RunId.New(name, DateTimeOffset.UnixEpoch);
        await runs.BeginAsync(new RunStart { Run = id.ToString(), Version = 1, TriggeredBy = "erp", Started = DateTimeOffset.UnixEpoch }, Direction.Outbound, default);

        await using var host = await LocalHosts.StartAsync(storage.ConnectionString);
        RunRecord? record = null;
        await TestWait.ForAsync("the run's end", async () => (record = await runs.FindAsync(id, default)) is { Status: not RunStatus.Running });

        record!.Status.ShouldBe(RunStatus.Failed);
        record.Error!.Message.ShouldContain("can no longer be read");
    }

    [Theory]
    [InlineData("{\"direction\": \"outbound\"}", "omnitron")]
    [InlineData("{\"direction\": ", "$")]
    [InlineData("", "$")]
    [InlineData(null, "missing")]
    public async Task A_stored_flow_that_cannot_be_read_is_shown_and_can_be_repaired(string? stored, string error)
    {
        const string Valid = """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}}""";
        await using var host = await LocalHosts.StartAsync(storage.ConnectionString);
        using var api = new TestApi(host.Url);
        var name = $"broken-{stored?.Length ?? -1}";
        (await api.CallAsync(HttpMethod.Put, $"flows/{name}", Valid)).Status.ShouldBe(201);
        var blob = StorageClients.Connect(storage.ConnectionString).Blobs.GetBlobContainerClient("flows").GetBlobClient($"{name}/1.json");
        await blob.DeleteAsync();
        if (stored is not null)
            await blob.UploadAsync(BinaryData.FromString(stored));
        // Another process, which has not read the flow yet.
        using var heard = new Listening();
        await using var next = await LocalHosts.StartAsync(storage.ConnectionString, heard);
        using var shown = new TestApi(next.Url);

        var health = await shown.OkAsync(HttpMethod.Get, "health");
        var listed = (await shown.OkAsync(HttpMethod.Get, "flows")).GetProperty("items").EnumerateArray().Single(flow => flow.GetProperty("name").GetString() == name);
        var one = await shown.OkAsync(HttpMethod.Get, $"flows/{name}");
        var (post, problem) = await shown.CallAsync(HttpMethod.Post, $"flows/{name}/outbound", "{}");
        (await shown.CallAsync(HttpMethod.Get, $"flows/{name}/runs")).Status.ShouldBe(200);

        health.GetProperty("status").GetString().ShouldBe("degraded");
        var entry = health.GetProperty("flows").EnumerateArray().Single(flow => flow.GetProperty("name").GetString() == name);
        entry.GetProperty("version").GetInt32().ShouldBe(1);
        entry.GetProperty("error").GetString()!.ShouldContain(error);
        listed.GetProperty("error").GetString()!.ShouldContain(error);
        one.GetProperty("errors").GetArrayLength().ShouldBeGreaterThan(0);
        one.GetProperty("definition").ToString().Replace(" ", "", StringComparison.Ordinal).ShouldBe((stored ?? "").Replace(" ", "", StringComparison.Ordinal));
        (post, problem.GetProperty("code").GetString()).ShouldBe((409, "flow.unreadable"));
        heard.Lines.Count(line => line.Event.Id == 1005 && line.Text.Contains(name, StringComparison.Ordinal)).ShouldBe(1);

        (await shown.CallAsync(HttpMethod.Put, $"flows/{name}", Valid)).Status.ShouldBe(200);
        (await shown.OkAsync(HttpMethod.Get, $"flows/{name}")).GetProperty("direction").GetString().ShouldBe("outbound");
        (await shown.OkAsync(HttpMethod.Get, "health")).GetProperty("flows").EnumerateArray().ShouldNotContain(flow => flow.GetProperty("name").GetString() == name);
    }
}
