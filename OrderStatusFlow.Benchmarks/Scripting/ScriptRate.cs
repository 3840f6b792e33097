using System.Diagnostics;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Benchmarks.Scripting;

/// <summary>
/// <c>scripts</c>: how long the engine takes to its first row, then rows a second on one interpreter and on two, in turns. Processor time a row
/// shows what other programs on the machine do not distort: where it is the same for two, they do not stand in each other's way.
/// </summary>
internal static class ScriptRate
{
    private const int Rounds = 9;
    private const int Rows = 1000;

    public static async Task<int> RunAsync()
    {
        var (wall, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var engine = new CPythonEngine(new CPythonOptions());
        await OrderScript.RunAsync(engine);
        Console.WriteLine($"First row after {Stopwatch.GetElapsedTime(wall).TotalMilliseconds:0} ms, {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:0} ms of processor time.");

        await MeasureAsync(engine, 2);
        var one = new List<Rate>();
        var two = new List<Rate>();
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await MeasureAsync(engine, 1));
            two.Add(await MeasureAsync(engine, 2));
        }

        Print("one interpreter ", one);
        Print("two interpreters", two);
        Console.WriteLine($"Two to one, median of rounds: {Median(one.Zip(two, (a, b) => b.PerSecond / a.PerSecond)):0.00}; best round of each: {two.Max(r => r.PerSecond) / one.Max(r => r.PerSecond):0.00}.");
        return 0;
    }

    private static async Task<Rate> MeasureAsync(CPythonEngine engine, int interpreters)
    {
        var (wall, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, interpreters).Select(_ => Task.Run(async () =>
        {
            for (var row = 0; row < Rows; row++)
                await OrderScript.RunAsync(engine);
        })));
        var rows = interpreters * Rows;
        return new Rate(rows / Stopwatch.GetElapsedTime(wall).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / rows);
    }

    private static void Print(string what, List<Rate> rates) => Console.WriteLine(
        $"{what}: {Median(rates.Select(r => r.PerSecond)):0} rows a second ({rates.Min(r => r.PerSecond):0} to {rates.Max(r => r.PerSecond):0}), {Median(rates.Select(r => r.Milliseconds)):0.000} ms of processor time a row.");

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private readonly record struct Rate(double PerSecond, double Milliseconds);
}
