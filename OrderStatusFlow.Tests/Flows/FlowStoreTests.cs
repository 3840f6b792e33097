using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Flows;

public sealed class FlowStoreTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task An_unchanged_flow_is_not_read_again_by_a_list()
    {
        var requests = new Requests();
        var options = new BlobClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerCall);
        var store = new FlowStore(new BlobServiceClient(storage.ConnectionString, options));
        var name = FlowName.Parse("list-counted");
        var sample = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "samples", "orders-outbound.json"));
        var json = JsonElement.Parse(sample, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        (await store.PutAsync(name, json, expected: null, CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await ListedAsync()).ShouldBe(1);
        var read = requests.Count("/list-counted/");
        (await ListedAsync()).ShouldBe(1);
        requests.Count("/list-counted/").ShouldBe(read);

        (await store.PutAsync(name, json, expected: null, CancellationToken.None)).Value!.Version.ShouldBe(2);
        (await ListedAsync()).ShouldBe(2);

        async Task<int?> ListedAsync() => (await store.ListAsync(CancellationToken.None).FirstOrDefaultAsync(flow => flow.Name == name))?.Version;
    }

    [Fact]
    public async Task A_flow_whose_responses_are_lost_is_stored_once_and_without_a_conflict()
    {
        var options = new BlobClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        var lost = new LostResponses();
        options.AddPolicy(lost, HttpPipelinePosition.PerRetry);
        var store = new FlowStore(new BlobServiceClient(storage.ConnectionString, options));
        var json = JsonElement.Parse("""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}}""");

        var added = await store.PutAsync(FlowName.Parse("lost"), json, expected: 0, CancellationToken.None);
        var replaced = await store.PutAsync(FlowName.Parse("lost"), json, expected: 1, CancellationToken.None);

        (added.Value?.Version, replaced.Value?.Version).ShouldBe((1, 2));
        lost.Count.ShouldBe(4);
        (await store.PutAsync(FlowName.Parse("lost"), json, expected: 1, CancellationToken.None)).Failure!.Code.ShouldBe("flow.conflict");
    }

    /// <summary>Loses the response of every first upload of a blob under each condition, after storage has done it.</summary>
    private sealed class LostResponses : HttpPipelinePolicy
    {
        private readonly HashSet<string> seen = [];

        public int Count => seen.Count;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            var request = message.Request;
            if (request.Method == RequestMethod.Put && request.Uri.Path.Contains("/lost/", StringComparison.Ordinal)
                && seen.Add(request.Uri + (request.Headers.TryGetValue("If-Match", out var tag) ? tag : "")))
                throw new IOException("The response was lost.");
        }
    }

    private sealed class Requests : HttpPipelineSynchronousPolicy
    {
        private readonly ConcurrentQueue<string> paths = new();

        public int Count(string part) => paths.Count(path => path.Contains(part, StringComparison.Ordinal));

        public override void OnSendingRequest(HttpMessage message) => paths.Enqueue(message.Request.Uri.ToString());
    }
}
