using Azure;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Storage;

/// <summary>A caller waits for storage as long as the setting allows.</summary>
public sealed class StorageWaitTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_response_that_is_too_late_for_one_host_is_in_time_for_a_more_patient_one()
    {
        await using var proxy = await StorageProxy.StartAsync(storage.ConnectionString);
        var late = new TaskCompletionSource<int?>();
        proxy.Intercept = _ => late.Task;
        using var waits = StorageClients.CallerWaits();
        var patient = Connect(TimeSpan.FromMinutes(2)).Blobs.GetBlobContainerClient("wait").ExistsAsync();

        var failed = await Should.ThrowAsync<RequestFailedException>(() => Connect(TimeSpan.FromSeconds(3)).Blobs.GetBlobContainerClient("wait").ExistsAsync());
        late.SetResult(null);

        failed.Message.ShouldBe("Storage at 127.0.0.1 did not respond in time.");
        (await patient).Value.ShouldBeFalse();

        StorageClients Connect(TimeSpan maxWait) => StorageClients.Connect(new StorageOptions { ConnectionString = proxy.ConnectionString, MaxWait = maxWait });
    }

    /// <summary>On a busy machine the time may end between two attempts.</summary>
    [Fact]
    public async Task An_attempt_that_begins_after_the_time_is_a_failure_of_storage()
    {
        var clients = StorageClients.Connect(new StorageOptions { ConnectionString = SharedStorage.Nowhere, MaxWait = TimeSpan.FromSeconds(0.1) });
        using var waits = StorageClients.CallerWaits();

        var failed = await Should.ThrowAsync<Exception>(() => clients.Blobs.GetBlobContainerClient("wait").ExistsAsync());

        StorageClients.IsStorageFailure(failed).ShouldBeTrue($"{failed}");
    }
}
