using DurableTask.AzureStorage;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>Durable Task's state in Azure Storage, as the Functions host keeps it, with the settings of the app's <c>host.json</c>.</summary>
internal static class StorageEngine
{
    /// <summary>Creates the task hub.</summary>
    public static async Task<AzureStorageOrchestrationService> CreateAsync(string storage)
    {
        var durable = new ConfigurationBuilder().AddJsonFile(Path.Combine(RepositoryRoot.Find(), "host.json")).Build().GetRequiredSection("extensions:durableTask");
        var provider = durable.GetRequiredSection("storageProvider");
        var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
        {
            StorageAccountClientProvider = new StorageAccountClientProvider(storage),
            TaskHubName = durable.GetValue<string>("hubName")!,
            PartitionCount = provider.GetValue<int>("partitionCount"),
            MaxQueuePollingInterval = provider.GetValue<TimeSpan>("maxQueuePollingInterval"),
            ControlQueueVisibilityTimeout = provider.GetValue<TimeSpan>("controlQueueVisibilityTimeout"),
            WorkItemQueueVisibilityTimeout = provider.GetValue<TimeSpan>("workItemQueueVisibilityTimeout"),
            MaxConcurrentTaskActivityWorkItems = durable.GetValue<int>("maxConcurrentActivityFunctions"),
            MaxConcurrentTaskOrchestrationWorkItems = durable.GetValue<int>("maxConcurrentOrchestratorFunctions"),
            ExtendedSessionsEnabled = durable.GetValue<bool>("extendedSessionsEnabled"),
            // As the Durable Functions extension sets it.
            UseTablePartitionManagement = true,
        });
        await service.CreateIfNotExistsAsync();
        return service;
    }
}
