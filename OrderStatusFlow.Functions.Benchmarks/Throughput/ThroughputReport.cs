using System.Globalization;
using OrderStatusFlow.Functions.Benchmarks.Engine;

namespace OrderStatusFlow.Functions.Benchmarks.Throughput;

/// <summary>The measured times and requests, and their medians.</summary>
internal sealed class ThroughputReport(int orders)
{
    private readonly List<(string Name, double Seconds, RequestCounts Requests)> measured = [];

    public void Add(int round, string name, TimeSpan time, RequestCounts requests)
    {
        var (seconds, all) = (time.TotalSeconds, requests.All);
        Line($"round {round}  {name,-18}{seconds,7:0.0} s{orders / seconds,7:0} a second{all,7} transactions");
        if (round > 0)
            measured.Add((name, time.TotalSeconds, requests));
    }

    public void Print(string baseline)
    {
        var empty = Median(baseline, m => m.Seconds);
        var single = Median("1", m => m.Seconds);
        Line($"");
        Line($"| `rowsPerActivity` | a second | time, empty activities = 1 | throughput, 1 row = 1 | transactions of the product |");
        Line($"| --- | --- | --- | --- | --- |");
        foreach (var name in measured.Select(m => m.Name).Distinct().ToList())
        {
            var seconds = Median(name, m => m.Seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {orders / seconds:0} | {seconds / empty:0.00} | {single / seconds:0.0} "
                + $"| {Median(name, m => m.Requests.All):0} |"));
        }
    }

    private double Median(string name, Func<(string Name, double Seconds, RequestCounts Requests), double> value)
    {
        var sorted = measured.Where(m => m.Name == name).Select(value).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
