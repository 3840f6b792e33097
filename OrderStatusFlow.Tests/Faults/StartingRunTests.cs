using System.Text.Json;
using Azure.Storage.Blobs;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A host searches for unfinished runs while it starts others.</summary>
public sealed class StartingRunTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task The_search_for_unfinished_runs_leaves_a_run_without_a_log_to_the_request_that_starts_it()
    {
        var searches = 0;
        var searched = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var container = new BlobContainerClient(storage.ConnectionString, "runs");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var proxy = await StorageProxy.StartAsync(storage.ConnectionString, "Table");
        proxy.Intercept = async request =>
        {
            // The run is active, and has no log before this request is forwarded.
            if (request.Method == "POST" && request.Path.Value!.EndsWith("/runs", StringComparison.Ordinal))
                await searched.Task.WaitAsync(TestWait.Longest);
            else if (request.Method == "GET" && request.Path.Value!.Contains("/runs(PartitionKey='starting'", StringComparison.Ordinal) && Interlocked.Increment(ref searches) == 3)
                searched.SetResult(await container.GetBlobsAsync().CountAsync(blob => blob.Name.Contains("/journal/", StringComparison.Ordinal)));
            return null;
        };
        await using var host = await LocalHosts.StartAsync(proxy.ConnectionString, ("Runs:RetryDelay", "00:00:00.1"));
        using var api = new TestApi(host.Url);
        await api.OkAsync(HttpMethod.Put, "flows/starting", $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": "omnitron-password"} }""");

        var run = (await api.OkAsync(HttpMethod.Post, "flows/starting/outbound", """[{"order": "X", "orderitem_set": [{"id": 61, "status": "400"}]}]""")).GetProperty("runId").GetString()!;
        var ended = await api.EndOfAsync(run);

        (await searched.Task).ShouldBe(0, "an attempt takes the lease that the start needs");
        ended.GetProperty("status").GetString().ShouldBe("succeeded");
        ended.GetProperty("recovery").ValueKind.ShouldBe(JsonValueKind.Null, "no host died");
    }
}
