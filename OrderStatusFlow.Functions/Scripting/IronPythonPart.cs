using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Functions.Scripting;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Functions;

internal static partial class Engines
{
    static partial void AddIronPython(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue("Scripting:AllowIronPython", false))
            services.AddSingleton<IScriptEngine>(p => new IronPythonEngine(
                new IronPythonOptions { MaxProcesses = configuration.GetValue("Scripting:MostIronPythonChildren", new IronPythonOptions().MaxProcesses) }, p.GetRequiredService<CPythonEngine>()));
    }

    static partial void ServeIronPython(string[] args, ref bool served)
    {
        if (args is not [IronPythonOptions.Argument])
            return;
        IronPythonProcess.Run(Path.Combine(AppContext.BaseDirectory, "lib"));
        served = true;
    }
}
