using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Functions.Tests.Runs;

namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>The app's services and functions on Durable Task's own engine. Several of them share its state as instances of the app do.</summary>
internal sealed class DurableProcess : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly FunctionTasks tasks;
    private readonly DurableTaskTestHost engine;

    private DurableProcess(ServiceProvider services, FunctionTasks tasks, DurableTaskTestHost engine) =>
        (this.services, this.tasks, this.engine) = (services, tasks, engine);

    public DurableTaskClient Client => engine.Client;

    public static async Task<DurableProcess> StartAsync<TState>(string storage, TState state)
        where TState : IOrchestrationService, IOrchestrationServiceClient
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", storage), new("Secrets:OMNITRON_PASSWORD", "omnitron-password")]).Build();
        var services = new ServiceCollection().AddApp(settings).BuildServiceProvider();
        var tasks = new FunctionTasks(services);
        var engine = await DurableEngine.StartAsync(state, registry => Add(registry, tasks), static s => s
            .ConfigureAll<DurableTaskWorkerOptions>(static o => o.DataConverter = new JsonDataConverter(RunJson.Options))
            .ConfigureAll<DurableTaskClientOptions>(static o => o.DataConverter = new JsonDataConverter(RunJson.Options)));
        tasks.Client = engine.Client;
        services.GetRequiredService<DurableRunLauncher>().Use(engine.Client);
        return new DurableProcess(services, tasks, engine);
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        tasks.Dispose();
        await services.DisposeAsync();
    }

    private static void Add(DurableTaskRegistry registry, FunctionTasks tasks)
    {
        tasks.AddTo(registry);
        EmptyActivities.AddTo(registry);
    }
}
