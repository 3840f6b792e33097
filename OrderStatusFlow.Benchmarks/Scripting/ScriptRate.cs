using System.Diagnostics;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Benchmarks.Scripting;

/// <summary>
/// <c>scripts</c>: the time to the engine's first row, then the rates of one interpreter, of two, of an engine that uses nothing that only
/// Linux has, and of the first rows of new scripts, in turns. Other programs on the machine distort the rates, but hardly the processor time of a row.
/// </summary>
internal static class ScriptRate
{
    private const int Rounds = 9;
    private const int Rows = 1000;
    private const int NewScripts = 50;

    public static async Task<int> RunAsync()
    {
        var (wall, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var engine = new CPythonEngine(new CPythonOptions());
        await OrderScript.RunAsync(engine);
        var took = Environment.CpuUsage.TotalTime - processor;
        Console.WriteLine(
            $"First row after {Stopwatch.GetElapsedTime(wall).TotalMilliseconds:0} ms, {took.TotalMilliseconds:0} ms of processor time.");

        await using var portable = new CPythonEngine(new CPythonOptions { Portable = true });
        Case[] cases =
        [
            new("one interpreter", () => RowsAsync(engine)),
            new("two interpreters", () => Task.WhenAll(RowsAsync(engine), RowsAsync(engine)), Rows * 2),
            new("one, portable", () => RowsAsync(portable)),
            new("new scripts", () => NewScriptsAsync(engine), NewScripts),
            new("new, portable", () => NewScriptsAsync(portable), NewScripts),
        ];
        foreach (var one in cases)
            await one.MeasureAsync();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in cases)
                one.Rates.Add(await one.MeasureAsync());
        }

        foreach (var one in cases)
            one.Print();
        Console.WriteLine($"Portable to usual, processor time: {cases[2].Milliseconds / cases[0].Milliseconds:0.00}.");
        return 0;
    }

    private static Task RowsAsync(CPythonEngine engine) => Task.Run(async () =>
    {
        for (var row = 0; row < Rows; row++)
            await OrderScript.RunAsync(engine);
    });

    private static Task NewScriptsAsync(CPythonEngine engine) => Task.Run(async () =>
    {
        for (var script = 0; script < NewScripts; script++)
            await OrderScript.RunNewAsync(engine);
    });

    private sealed record Case(string Name, Func<Task> Run, int Count = Rows)
    {
        public List<Rate> Rates { get; } = [];

        public double Milliseconds => Median(Rates.Select(rate => rate.Milliseconds));

        public async Task<Rate> MeasureAsync()
        {
            var (wall, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await Run();
            return new Rate(
                Count / Stopwatch.GetElapsedTime(wall).TotalSeconds,
                (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Count);
        }

        public void Print() => Console.WriteLine(
            $"{Name,-18} {Median(Rates.Select(rate => rate.PerSecond)):0} rows a second ({Range(rate => rate.PerSecond, "0")}), "
            + $"{Milliseconds:0.000} ms of processor time a row ({Range(rate => rate.Milliseconds, "0.000")}).");

        private string Range(Func<Rate, double> value, string format) =>
            $"{Rates.Min(value).ToString(format, null)} to {Rates.Max(value).ToString(format, null)}";
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private readonly record struct Rate(double PerSecond, double Milliseconds);
}
