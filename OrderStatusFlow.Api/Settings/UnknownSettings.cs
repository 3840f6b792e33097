using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Api.Settings;

/// <summary>Logs a warning at the start of the host for each unknown setting in a section of the product.</summary>
internal sealed class UnknownSettings(IEnumerable<HostSettingsClass> classes, IConfiguration configuration, ILogger<UnknownSettings> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var section in classes.Where(options => options.Section is not null).GroupBy(options => options.Section!))
        {
            var names = section.SelectMany(options => options.Names).ToList();
            var known = names.Concat(section.SelectMany(options => options.FormerNames)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var name in configuration.GetSection(section.Key).GetChildren().Select(child => child.Key).Where(name => !known.Contains(name)))
            {
                logger.SettingUnknown($"{section.Key}__{name}", NearestName.Find(name, names) is { } nearest
                    ? $"Did you mean {section.Key}__{nearest}?"
                    : $"The settings of this section are {string.Join(", ", names.Select(other => $"{section.Key}__{other}"))}.");
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
