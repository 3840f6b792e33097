using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.LocalHost.Runs;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A journal that is longer than an append blob may be.</summary>
public sealed class JournalTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const int MaxBlocks = 5;

    [Fact]
    public async Task A_full_journal_is_emptied_into_parts_and_read_from_all_of_them()
    {
        var (container, blob) = await NewAsync("full");
        await using (var lease = (await RunLease.TryTakeAsync(blob, TimeProvider.System)).ShouldNotBeNull())
        {
            var journal = await Journal.OpenAsync(blob, lease.Id, MaxBlocks);
            for (var answer = 1; answer <= 23; answer++)
                await journal.AddAsync($"answer-{answer}", answer);
            // The last write may be followed by a copy.
            await journal.AddAsync("answer-24", 24);

            (await RunLease.TryTakeAsync(blob, TimeProvider.System)).ShouldBeNull("the lease outlives the copies");
        }

        (await PartsAsync(container, "full")).ShouldBe(["full.1.jsonl", "full.2.jsonl", "full.3.jsonl", "full.4.jsonl"]);
        (await blob.GetPropertiesAsync(cancellationToken: TestContext.Current.CancellationToken)).Value.BlobCommittedBlockCount.ShouldBe(4);
        var resumed = await Journal.OpenAsync(blob, leaseId: null, MaxBlocks);
        foreach (var answer in Enumerable.Range(1, 24))
        {
            resumed.TryGet<int>($"answer-{answer}", out var found).ShouldBeTrue();
            found.ShouldBe(answer);
        }
    }

    [Fact]
    public async Task A_process_that_stopped_between_the_copy_and_the_emptying_leaves_each_answer_once()
    {
        var (container, blob) = await NewAsync("halfway");
        await using var lease = (await RunLease.TryTakeAsync(blob, TimeProvider.System)).ShouldNotBeNull();
        var journal = await Journal.OpenAsync(blob, lease.Id);
        for (var answer = 1; answer <= MaxBlocks; answer++)
            await journal.AddAsync($"answer-{answer}", answer);
        var copy = (await blob.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content;
        await container.GetBlobClient("halfway.1.jsonl").UploadAsync(copy, TestContext.Current.CancellationToken);

        var resumed = await Journal.OpenAsync(blob, lease.Id, MaxBlocks);
        await resumed.AddAsync("answer-6", 6);

        (await blob.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToString().ShouldBe("""{"key":"answer-6","answer":6}""" + "\n");
        var again = await Journal.OpenAsync(blob, lease.Id, MaxBlocks);
        Enumerable.Range(1, 6).Select(answer => again.TryGet<int>($"answer-{answer}", out var found) ? found : 0).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task A_process_that_lost_the_lease_empties_nothing()
    {
        var (container, blob) = await NewAsync("lost");
        var lease = (await RunLease.TryTakeAsync(blob, TimeProvider.System)).ShouldNotBeNull();
        var journal = await Journal.OpenAsync(blob, lease.Id, MaxBlocks);
        await journal.AddAsync("answer-1", 1);
        await lease.DisposeAsync();
        await using var other = (await RunLease.TryTakeAsync(blob, TimeProvider.System)).ShouldNotBeNull();

        await Should.ThrowAsync<RequestFailedException>(() => journal.AddAsync("answer-2", 2));
        await new JournalBlob(blob, lease.Id, MaxBlocks).WrittenAsync(MaxBlocks);

        (await Journal.OpenAsync(blob, other.Id, MaxBlocks)).TryGet<int>("answer-1", out _).ShouldBeTrue();
        (await blob.GetPropertiesAsync(cancellationToken: TestContext.Current.CancellationToken)).Value.ContentLength.ShouldBeGreaterThan(0);
    }

    /// <summary>The limit of the service itself, which takes minutes to reach.</summary>
    [Fact(Explicit = true)]
    public async Task A_journal_of_more_than_fifty_thousand_answers_has_no_end()
    {
        var (_, blob) = await NewAsync("endless");
        await using var lease = (await RunLease.TryTakeAsync(blob, TimeProvider.System)).ShouldNotBeNull();
        var journal = await Journal.OpenAsync(blob, lease.Id);
        for (var answer = 1; answer <= 51_000; answer++)
            await journal.AddAsync($"answer-{answer}", answer);

        (await Journal.OpenAsync(blob, lease.Id)).TryGet<int>("answer-51000", out _).ShouldBeTrue();
    }

    private async Task<(BlobContainerClient Container, AppendBlobClient Blob)> NewAsync(string name)
    {
        var container = new BlobContainerClient(storage.ConnectionString, "journals");
        await container.CreateIfNotExistsAsync();
        return (container, container.GetAppendBlobClient($"{name}.jsonl"));
    }

    private static async Task<List<string>> PartsAsync(BlobContainerClient container, string name) =>
        await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{name}.", TestContext.Current.CancellationToken)
            .Select(blob => blob.Name).Where(blob => blob != $"{name}.jsonl").ToListAsync(TestContext.Current.CancellationToken);
}
