using Microsoft.Extensions.Options;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.LocalHost;

/// <summary><c>dotnet run --project OrderStatusFlow.LocalHost [-- demo [--exit]] [--urls http://127.0.0.1:7071]</c></summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            return await LocalCommands.RunAsync(args);
        }
        catch (Exception e) when (e is SetupException or OptionsValidationException)
        {
            // What is missing, or which setting is wrong.
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
