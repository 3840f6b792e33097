using System.Globalization;
using System.Text;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>The page of the comparison.</summary>
internal sealed class CompareReport(int orders, int rounds)
{
    private readonly List<(string Name, double Rate)> measured = [];

    /// <summary>The lines on Jolt.</summary>
    public IReadOnlyList<string> Jolt { get; set; } = [];

    public void Add(string name, TimeSpan time) => measured.Add((name, orders / time.TotalSeconds));

    public string Markdown(IReadOnlyList<string> machine)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            This page is written by a command. Run it on a machine that does nothing else; it takes some minutes:

            ```sh
            dotnet run -c Release --project OrderStatusFlow.Benchmarks -- compare
            ```

            ## Orders a second

            Each program reads the same {orders:#,0} orders in pages of {LoadFlow.PageSize} and sends each to the Omnitron simulator,
            which answers a PATCH after {LoadStack.PatchDelayMs} ms. The programs were measured in turn, {rounds} times each, on one machine together with the
            simulators. After each turn it was checked that the simulator received one request for each order.

            | program | median | turns | this product = 1 |
            | --- | --- | --- | --- |

            """);
        var own = Median(measured[0].Name);
        foreach (var name in measured.Select(m => m.Name).Distinct())
        {
            var turns = string.Join(", ", measured.Where(m => m.Name == name).Select(m => m.Rate.ToString("0", CultureInfo.InvariantCulture)));
            page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Median(name):0} | {turns} | {Median(name) / own:0.00} |");
        }

        page.Append(CultureInfo.InvariantCulture, $"""

            - This product has at most {LoadFlow.MaxInFlight} requests in flight, runs a page script, a mapping and an order script in Python,
              and stores the request and the response of each order. Its time ends when the log of the run is closed.
            - [The requests alone](OrderStatusFlow.Benchmarks/Compare/HttpClientContender.cs) show the highest rate that a program on .NET can reach with
              {LoadFlow.MaxInFlight} requests in flight beside these simulators. They read, map and store nothing.
            - [The Python program](OrderStatusFlow.Benchmarks/peers/bare.py) has the same number of threads. It stores nothing and repeats nothing.
            - [The Node-RED flow](OrderStatusFlow.Benchmarks/peers/node-red.json) has function, HTTP request, split, join and file nodes.
              It has up to a page of requests in flight, stores nothing and repeats nothing.

            ## Jolt

            The [spec](OrderStatusFlow.Benchmarks/Mapping/JoltBenchmarks.cs) has shift, modify and default operations.
            Each document is parsed, mapped and printed.


            """);
        foreach (var line in Jolt)
            page.AppendLine(line);
        page.AppendLine().AppendLine("## The machine").AppendLine();
        foreach (var line in machine)
            page.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private double Median(string name)
    {
        var sorted = measured.Where(m => m.Name == name).Select(m => m.Rate).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
