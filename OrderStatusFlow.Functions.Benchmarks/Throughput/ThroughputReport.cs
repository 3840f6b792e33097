using System.Globalization;
using OrderStatusFlow.Functions.Benchmarks.Engine;

namespace OrderStatusFlow.Functions.Benchmarks.Throughput;

/// <summary>The measured rates and requests, and their medians.</summary>
internal sealed class ThroughputReport
{
    private readonly List<(string Name, double Rate, RequestCounts Requests)> measured = [];

    /// <param name="round">The round. The first one, 0, is a warm-up and does not count.</param>
    /// <param name="name">What was measured.</param>
    /// <param name="count">The number of orders or empty activities.</param>
    /// <param name="time">How long they took.</param>
    /// <param name="requests">The requests to storage.</param>
    public void Add(int round, string name, int count, TimeSpan time, RequestCounts requests)
    {
        var (seconds, product, engine) = (time.TotalSeconds, requests.Product, requests.Engine);
        Line($"round {round}  {name,-18}{seconds,7:0.0} s{count / seconds,7:0} a second{product,7} transactions, and{engine,7} of the engine");
        if (round > 0)
            measured.Add((name, count / seconds, requests));
    }

    public void Print(string baseline)
    {
        var empty = Median(baseline, m => m.Rate);
        var single = Median("1", m => m.Rate);
        Line($"");
        Line($"| `rowsPerActivity` | a second | time, empty activities = 1 | throughput, 1 row = 1 | transactions of the product | of the engine |");
        Line($"| --- | --- | --- | --- | --- | --- |");
        foreach (var name in measured.Select(m => m.Name).Distinct().ToList())
        {
            var rate = Median(name, m => m.Rate);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {rate:0} | {empty / rate:0.00} | {rate / single:0.0} "
                + $"| {Median(name, m => m.Requests.Product):0} | {Median(name, m => m.Requests.Engine):0} |"));
        }
    }

    private double Median(string name, Func<(string Name, double Rate, RequestCounts Requests), double> value)
    {
        var sorted = measured.Where(m => m.Name == name).Select(value).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
