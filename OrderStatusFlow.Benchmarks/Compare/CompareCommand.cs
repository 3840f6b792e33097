using System.Globalization;
using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>Measures the product beside other programs, in turn, and writes <c>BENCHMARKS.md</c>.</summary>
internal static class CompareCommand
{
    private const int Rounds = 3;
    private const int WarmUp = 2_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var orders = 10_000;
        if (args is [] || (args is ["--orders", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out orders) && orders > 0))
            return await Measurement.RunAsync((data, cancellation) => CompareAsync(orders, data, cancellation));
        await Console.Error.WriteLineAsync("compare takes a number of orders, for example: compare --orders 10000");
        return 2;
    }

    private static async Task<bool> CompareAsync(int orders, string data, CancellationToken cancellation)
    {
        var report = new CompareReport(orders, Rounds);
        await using (var stack = await LoadStack.StartAsync(orders, data, cancellation))
        {
            await stack.PutAsync(LoadFlow.Name);
            await stack.RunAsync(LoadFlow.Name, Math.Min(WarmUp, orders));
            await using var nodeRed = await NodeRedContender.StartAsync(stack, orders, data, cancellation);
            using var requests = new HttpClientContender(stack, orders);
            IContender[] contenders = [new OwnContender(stack, orders), requests, new PythonContender(stack.Ports, orders), nodeRed];
            for (var round = 1; round <= Rounds; round++)
            {
                foreach (var contender in contenders)
                {
                    await stack.Client.OmnitronAsync(HttpMethod.Post, "reset");
                    var time = await contender.RunAsync(cancellation);
                    await CheckAsync(stack, contender, orders);
                    report.Add(contender.Name, time);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"round {round}  {contender.Name,-40}{orders / time.TotalSeconds,7:0} orders a second"));
                }
            }
        }

        report.Jolt = await JoltComparison.MeasureAsync(data, cancellation);
        var file = Path.Combine(RepositoryRoot.Find(), "BENCHMARKS.md");
        await File.WriteAllTextAsync(file, report.Markdown(await Machine.DescribeAsync(cancellation)), cancellation);
        Console.WriteLine($"Wrote {file}.");
        return true;
    }

    private static async Task CheckAsync(LoadStack stack, IContender contender, int orders)
    {
        var patches = await stack.Client.OmnitronAsync(HttpMethod.Get, "patches");
        if (patches.GetProperty("requests").GetInt64() is var requests && requests != orders)
            throw new LoadException($"{contender.Name} sent {requests} requests for {orders} orders.");
    }
}
