using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Functions.Scripting;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Functions;

internal static partial class Engines
{
    static partial void AddIronPython(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostSettings<IronPythonSettings>(configuration);
        if (configuration.ReadHostSettings<IronPythonSettings>().AllowIronPython)
            services.AddSingleton<IScriptEngine>(p => new IronPythonEngine(
                new IronPythonOptions { MaxProcesses = p.GetRequiredService<IronPythonSettings>().MaxIronPythonProcesses },
                    p.GetRequiredService<CPythonEngine>()));
    }

    static partial void ServeIronPython(string[] args, ref bool served)
    {
        if (args is not [IronPythonOptions.Argument])
            return;
        IronPythonProcess.Run(Path.Combine(AppContext.BaseDirectory, "lib"));
        served = true;
    }
}
