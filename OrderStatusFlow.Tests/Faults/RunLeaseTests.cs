using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.LocalHost.Runs;
using OrderStatusFlow.Tests.Runs;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Faults;

public sealed class RunLeaseTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_renewal_without_an_answer_loses_the_lease_before_another_process_can_take_it()
    {
        var clock = new SteppedTime(TimeProvider.System.GetUtcNow());
        await using var proxy = await StorageProxy.StartAsync(storage.ConnectionString);
        var ended = new TaskCompletionSource<int?>();
        proxy.Intercept = request => request.Headers["x-ms-lease-action"] == "renew" ? ended.Task : Task.FromResult<int?>(null);
        var container = new BlobContainerClient(proxy.ConnectionString, "lease");
        await container.CreateIfNotExistsAsync();
        await using var lease = await RunLease.TryTakeAsync(container.GetAppendBlobClient("run.jsonl"), clock);
        // As a person or a time server may set it.
        clock.Advance(TimeSpan.FromHours(-1));
        var direct = new BlobContainerClient(storage.ConnectionString, "lease").GetAppendBlobClient("run.jsonl");

        await TestWait.ForAsync("the loss", () => lease!.Lost.IsCancellationRequested);

        (await RunLease.TryTakeAsync(direct, TimeProvider.System)).ShouldBeNull("storage still holds the lease");
        ended.SetResult(403);
    }
}
