using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Storage;

/// <summary>Real storage whose requests a test sees, and may hold up or fail.</summary>
internal static class ObservedStorage
{
    /// <param name="connectionString">The storage.</param>
    /// <param name="before">Called before each request is sent; what it throws, the caller of the client gets.</param>
    /// <param name="after">Called with the response.</param>
    public static StorageClients Connect(string connectionString, Func<HttpMessage, ValueTask> before, Action<HttpMessage>? after = null)
    {
        var (blobs, tables) = (new BlobClientOptions { Retry = { MaxRetries = 0 } }, new TableClientOptions { Retry = { MaxRetries = 0 } });
        foreach (var options in new ClientOptions[] { blobs, tables })
            options.AddPolicy(new Observer(before, after), HttpPipelinePosition.PerCall);
        return new StorageClients(new BlobServiceClient(connectionString, blobs), new TableServiceClient(connectionString, tables));
    }

    private sealed class Observer(Func<HttpMessage, ValueTask> before, Action<HttpMessage>? after) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await before(message);
            await ProcessNextAsync(message, pipeline);
            after?.Invoke(message);
        }
    }
}
