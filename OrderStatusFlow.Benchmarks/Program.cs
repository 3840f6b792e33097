using BenchmarkDotNet.Running;
using OrderStatusFlow.Benchmarks.Compare;
using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.Benchmarks.Queries;
using OrderStatusFlow.Benchmarks.Scripting;

namespace OrderStatusFlow.Benchmarks;

/// <summary><c>load --orders 10000</c> measures the whole product under load, <c>queries --rows 100000</c>
/// the search of a large run, <c>scripts</c> the script engine's start and its rate, <c>compare</c> the
/// product beside other programs; all else goes to BenchmarkDotNet.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.FirstOrDefault() == "load")
            return await LoadCommand.RunAsync(args[1..]);
        if (args.FirstOrDefault() == "queries")
            return await QueryCommand.RunAsync(args[1..]);
        if (args.FirstOrDefault() == "compare")
            return await CompareCommand.RunAsync(args[1..]);
        if (args.FirstOrDefault() == "scripts")
            return await ScriptRate.RunAsync();
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
