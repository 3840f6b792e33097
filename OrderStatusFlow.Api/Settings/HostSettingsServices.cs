using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Api.Settings;

/// <summary>Options classes whose values are settings of the host.</summary>
public static class HostSettingsServices
{
    /// <summary>Registers an options class, validated when the host starts. Services can take the class itself.</summary>
    public static IServiceCollection AddHostSettings<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class
    {
        var settings = new HostSettings<T>(configuration);
        services.AddSingleton<IConfigureOptions<T>>(settings).AddSingleton<IValidateOptions<T>>(settings);
        services.AddOptions<T>().ValidateOnStart();
        services.TryAddSingleton(p => p.GetRequiredService<IOptions<T>>().Value);
        return services.AddSingleton(new HostSettingsClass(typeof(T)));
    }

    /// <summary>Reads an options class before there are services.</summary>
    /// <exception cref="OptionsValidationException">Settings are invalid.</exception>
    public static T ReadHostSettings<T>(this IConfiguration configuration)
        where T : class, new()
    {
        var (settings, options) = (new HostSettings<T>(configuration), new T());
        settings.Configure(options);
        var result = settings.Validate(Options.DefaultName, options);
        return result.Failed ? throw new OptionsValidationException(Options.DefaultName, typeof(T), result.Failures) : options;
    }

    /// <summary>Validates all registered settings, as the host's start does.</summary>
    /// <returns>A sentence for each invalid setting.</returns>
    public static IReadOnlyList<string> FindSettingErrors(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return [.. one.Failures];
        }
        catch (AggregateException several) when (several.InnerExceptions.All(e => e is OptionsValidationException))
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures)];
        }
    }
}
