using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.DryRuns;

namespace OrderStatusFlow.Api.DryRuns;

/// <summary>The services of dry runs.</summary>
internal static class DryRunServices
{
    public static IServiceCollection AddDryRuns(this IServiceCollection services, IConfiguration configuration) =>
        services.AddHostSettings<DryRunOptions>(configuration)
            .AddSingleton<DryRunScripts>().AddSingleton<LastDeliveries>().AddSingleton<DryRunRows>().AddSingleton<DryRunner>()
            .AddSingleton<DryRunSources>().AddSingleton<DryRunStore>().AddSingleton<DryRunLauncher>();
}
