using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OrderStatusFlow.Functions;

/// <summary>The engines that only this host has. Each has its own folder. If its package is not available, the folder is not compiled and adds nothing
/// here.</summary>
internal static partial class Engines
{
    public static void AddEngines(this IServiceCollection services, IConfiguration configuration)
    {
        AddJust(services);
        AddIronPython(services, configuration);
    }

    /// <summary>Serves scripts and returns true if this process was started as an engine's child, not as the host.</summary>
    public static bool ServesAsChild(string[] args)
    {
        var served = false;
        ServeIronPython(args, ref served);
        return served;
    }

    static partial void AddJust(IServiceCollection services);

    static partial void AddIronPython(IServiceCollection services, IConfiguration configuration);

    static partial void ServeIronPython(string[] args, ref bool served);
}
