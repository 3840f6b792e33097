using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Retention;

namespace OrderStatusFlow.Functions.Retention;

/// <summary>The retention rules that only this host has.</summary>
internal static class RetentionServices
{
    public static RetentionRule Processes { get; } =
        new RunPartitionRule("runprocesses", "processes that run activities of a run (Azure)", "a day after the run, if its process died", _ => 1);

    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services.AddSingleton(Processes).AddSingleton<RetentionRule, TaskHubRule>();
}
