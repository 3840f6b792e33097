using System.Diagnostics;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Storage;

public sealed class HostLeaseTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private readonly StorageClients clients = StorageClients.Connect(storage.ConnectionString);

    [Fact]
    public async Task A_second_host_is_refused_by_the_process_that_holds_the_name_until_it_ends()
    {
        var first = await TakeAsync("one");
        var second = await TakeAsync("one");
        var other = await TakeAsync("other");

        first.Lease.ShouldNotBeNull();
        second.Lease.ShouldBeNull();
        second.Holder.ShouldNotBeNull().ToString().ShouldStartWith($"process {Environment.ProcessId} on machine {Environment.MachineName}");
        await other.Lease.ShouldNotBeNull().DisposeAsync();
        await first.Lease.DisposeAsync();
        var third = await TakeAsync("one");
        await third.Lease.ShouldNotBeNull().DisposeAsync();
    }

    [Fact]
    public async Task The_name_of_a_killed_process_is_free_at_once()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        var gone = new HostProcessId(Environment.MachineName, process.Id, new DateTimeOffset(process.StartTime));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var blob = (await clients.ContainerAsync("hosts")).GetBlobClient("killed");
        await blob.UploadAsync(BinaryData.Empty, new BlobUploadOptions { Metadata = gone.ToMetadata() }, TestContext.Current.CancellationToken);
        await blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(60), cancellationToken: TestContext.Current.CancellationToken);

        var taken = await TakeAsync("killed");

        await taken.Lease.ShouldNotBeNull().DisposeAsync();
    }

    private Task<(HostLease? Lease, HostProcessId? Holder)> TakeAsync(string name) =>
        HostLease.TakeAsync(clients, name, patience: TimeSpan.Zero, TimeProvider.System, NullLogger.Instance);
}
