namespace OrderStatusFlow.Tests;

/// <summary>An empty storage account for a test class, which no other host uses.</summary>
public sealed class StorageFixture(SharedStorage storage) : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync() => ConnectionString = await storage.NewAccountAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
