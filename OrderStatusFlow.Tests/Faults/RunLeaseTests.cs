using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.LocalHost.Runs;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Faults;

public sealed class RunLeaseTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_renewal_without_an_answer_loses_the_lease_before_another_process_can_take_it()
    {
        var clock = new AdjustedClock();
        await using var proxy = await StorageProxy.StartAsync(storage.ConnectionString);
        var ended = new TaskCompletionSource<int?>();
        proxy.Intercept = request => request.Headers["x-ms-lease-action"] == "renew" ? ended.Task : Task.FromResult<int?>(null);
        var container = new BlobContainerClient(proxy.ConnectionString, "lease");
        await container.CreateIfNotExistsAsync();
        await using var lease = await RunLease.TryTakeAsync(container.GetAppendBlobClient("run.jsonl"), clock);
        clock.Adjustment = TimeSpan.FromHours(-1);
        var direct = new BlobContainerClient(storage.ConnectionString, "lease").GetAppendBlobClient("run.jsonl");

        await TestWait.ForAsync("the loss", () => lease!.Lost.IsCancellationRequested);

        (await RunLease.TryTakeAsync(direct, TimeProvider.System)).ShouldBeNull("storage still holds the lease");
        ended.SetResult(403);
    }

    // The clock of a computer, which a person or a time server can set back.
    private sealed class AdjustedClock : TimeProvider
    {
        public TimeSpan Adjustment { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Adjustment;
    }
}
