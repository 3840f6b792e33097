using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>The app's runs on the engine that Azure has: its state in queues, tables and blobs.</summary>
public sealed class StorageDurableHost(SharedStorage storage) : DurableHost(storage)
{
    private protected override async Task<DurableTaskTestHost> StartEngineAsync(Action<IServiceCollection> configure) =>
        await DurableEngine.StartAsync(await StorageEngine.CreateAsync(Settings["AzureWebJobsStorage"]!), Tasks.AddTo, configure);
}
