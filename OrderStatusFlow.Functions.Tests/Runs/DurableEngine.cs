using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>Durable Task's engine with its state in memory or where a service keeps it, and a worker and a client of it.</summary>
/// <remarks>As <see cref="DurableTaskTestHost.StartAsync"/> starts it, but at a port that the system chooses, and with places for more activities at once.</remarks>
internal static class DurableEngine
{
    /// <param name="tasks">Adds the orchestrators and activities.</param>
    /// <param name="configure">Adds the services of the worker and the client.</param>
    /// <param name="histories">Receives the number of events in the history of an instance, each time that it has run.</param>
    public static Task<DurableTaskTestHost> StartAsync(
        Action<DurableTaskRegistry> tasks, Action<IServiceCollection> configure, Action<string, int>? histories = null) =>
        StartAsync(new RoomyService(histories), tasks, configure);

    /// <summary>State in memory, which several engines can share.</summary>
    public static InMemoryOrchestrationService NewState() => new RoomyService(null);

    /// <param name="service">Where the engine keeps its state.</param>
    /// <param name="tasks">Adds the orchestrators and activities.</param>
    /// <param name="configure">Adds the services of the worker and the client.</param>
    public static async Task<DurableTaskTestHost> StartAsync<TService>(TService service, Action<DurableTaskRegistry> tasks, Action<IServiceCollection> configure)
        where TService : IOrchestrationService, IOrchestrationServiceClient
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        // State in memory has no dispatchers, and the engine's are in its server.
        var isInMemory = service is InMemoryOrchestrationService;
        builder.Services.Configure<TaskHubGrpcServerOptions>(options =>
            options.Mode = isInMemory ? TaskHubGrpcServerMode.ApiServerAndDispatcher : TaskHubGrpcServerMode.ApiServerOnly);
        builder.Services.AddSingleton<IOrchestrationService>(service).AddSingleton<IOrchestrationServiceClient>(service).AddSingleton<TaskHubGrpcServer>();
        var engine = builder.Build();
        engine.MapGrpcService<TaskHubGrpcServer>();
        await engine.StartAsync();

        var channel = GrpcChannel.ForAddress(engine.Urls.Single());
        var worker = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        configure(worker.Services);
        worker.Services.AddLogging();
        worker.Services.AddSingleton<IOrchestrationService>(service);
        worker.Services.AddDurableTaskWorker(w => (isInMemory ? w.UseGrpc(channel) : w.UseBuildTarget<TaskHubWorkerService>()).AddTasks(tasks));
        worker.Services.AddDurableTaskClient(c => c.UseGrpc(channel).RegisterDirectly());
        var host = worker.Build();
        await host.StartAsync();
        return new DurableTaskTestHost(engine, host, channel, host.Services.GetRequiredService<DurableTaskClient>());
    }

    /// <summary>The engine has a place for one activity per processor, and looks for a free one every half second: a window of rows would take minutes.</summary>
    private sealed class RoomyService(Action<string, int>? histories) : InMemoryOrchestrationService, IOrchestrationService
    {
        int IOrchestrationService.MaxConcurrentTaskActivityWorkItems => 100;

        int IOrchestrationService.MaxConcurrentTaskOrchestrationWorkItems => 100;

        Task IOrchestrationService.CompleteTaskOrchestrationWorkItemAsync(
            TaskOrchestrationWorkItem workItem,
            OrchestrationRuntimeState newOrchestrationRuntimeState,
            IList<TaskMessage> outboundMessages,
            IList<TaskMessage> orchestratorMessages,
            IList<TaskMessage> timerMessages,
            TaskMessage continuedAsNewMessage,
            OrchestrationState orchestrationState)
        {
            histories?.Invoke(workItem.InstanceId, Math.Max(workItem.OrchestrationRuntimeState.Events.Count, newOrchestrationRuntimeState.Events.Count));
            return CompleteTaskOrchestrationWorkItemAsync(
                workItem, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, timerMessages, continuedAsNewMessage, orchestrationState);
        }
    }
}
