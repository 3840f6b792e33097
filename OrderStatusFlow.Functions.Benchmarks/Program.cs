using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.Functions.Benchmarks.ManyFlows;
using OrderStatusFlow.Functions.Benchmarks.Throughput;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Functions.Benchmarks;

/// <summary><c>throughput</c> measures runs beside empty activities, <c>many-flows</c> many flows on several instances.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            return args switch
            {
                ["throughput", .. var options] when ThroughputOptions.TryParse(options, out var parsed) => await ThroughputCommand.RunAsync(parsed),
                ["many-flows"] => await ManyFlowsCommand.RunAsync(),
                _ => Usage(),
            };
        }
        catch (Exception e) when (e is LoadException or SetupException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: throughput [--engine memory|storage] [--orders 1000] [--rounds 3] | many-flows");
        return 2;
    }
}
