using BenchmarkDotNet.Attributes;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Benchmarks.Scripting;

/// <summary><see cref="OrderScript"/>, every row from the kept image.</summary>
[MemoryDiagnoser]
public class OrderScriptBenchmark
{
    private static readonly CPythonEngine Engine = new(new CPythonOptions());

    [Params(1, 2)]
    public int Interpreters { get; set; }

    [GlobalSetup]
    public Task Start() => OrderScript.RunAsync(Engine);

    /// <summary>100 rows on each interpreter; the figure is for one row of one interpreter.</summary>
    [Benchmark(OperationsPerInvoke = 100)]
    public Task Rows() => Task.WhenAll(Enumerable.Range(0, Interpreters).Select(_ => Task.Run(async () =>
    {
        for (var row = 0; row < 100; row++)
            await OrderScript.RunAsync(Engine);
    })));

    [GlobalCleanup]
    public ValueTask Stop() => Engine.DisposeAsync();
}
