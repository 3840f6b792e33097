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
    public async Task A_flow_that_nobody_changed_is_not_read_again_by_a_list()
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

    private sealed class Requests : HttpPipelineSynchronousPolicy
    {
        private readonly ConcurrentQueue<string> paths = new();

        public int Count(string part) => paths.Count(path => path.Contains(part, StringComparison.Ordinal));

        public override void OnSendingRequest(HttpMessage message) => paths.Enqueue(message.Request.Uri.ToString());
    }
}
