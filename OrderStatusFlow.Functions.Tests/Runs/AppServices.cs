using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Functions.Schedules;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>The services of one process of the app, for an engine that calls its functions without a Functions host.</summary>
internal static class AppServices
{
    public static IServiceCollection AddApp(this IServiceCollection services, IConfiguration settings) => services
        .AddLogging().AddSingleton(settings).AddSingleton<IHostEnvironment>(new HostingEnvironment { ApplicationName = "OrderStatusFlow.Functions" })
        .AddOrderStatusFlow(settings, loopbackUnlessSet: true).AddOrderStatusFlowApi().AddSingleton<IHostAccess, PlatformAccess>()
        .AddSingleton<DurableRunLauncher>().AddSingleton<IRunLauncher>(p => p.GetRequiredService<DurableRunLauncher>())
        .AddSingleton<RunProcessTable>().AddSingleton<ProcessDeathGuard>().AddSchedules().AddSingleton<SlotFunctions>()
        .AddSingleton(new ActivityDrain(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance))).AddSingleton<RunActivityFunctions>();
}
