using DurableTask.Core;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>Runs orchestrators and activities with Durable Task's own dispatchers, as the Functions host does, without the calls between the host and the app.</summary>
internal sealed class TaskHubWorkerService(
    string name, IDurableTaskFactory factory, IOrchestrationService service, IOptionsMonitor<DurableTaskWorkerOptions> options, IServiceProvider services)
    : DurableTaskWorker(name, factory)
{
    private TaskHubWorker? worker;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (worker is not null)
            await worker.StopAsync(isForced: true);
    }

    public override void Dispose()
    {
        worker?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var shims = new DurableTaskShimFactory(options.Get(Name));
        worker = new TaskHubWorker(
            service,
            new Creator<TaskOrchestration>(task => Factory.TryCreateOrchestrator(task, services, out var found) ? shims.CreateOrchestration(task, found) : null),
            new Creator<TaskActivity>(task => Factory.TryCreateActivity(task, services, out var found) ? shims.CreateActivity(task, found) : null))
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        };
        await worker.StartAsync();
    }

    private sealed class Creator<T>(Func<string, T?> create) : INameVersionObjectManager<T>
        where T : class
    {
        public void Add(ObjectCreator<T> creator) => throw new NotSupportedException();

        public T? GetObject(string name, string? version) => create(name);
    }
}
