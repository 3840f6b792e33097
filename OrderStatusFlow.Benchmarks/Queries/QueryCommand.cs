using System.Diagnostics;
using System.Globalization;
using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Benchmarks.Queries;

/// <summary>Measures how long the HTTP surface takes to search a large run and the order index, on Azurite.</summary>
internal static class QueryCommand
{
    private const int Repeats = 9;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["--rows", var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || rows < 1_000)
        {
            await Console.Error.WriteLineAsync("queries takes a number of rows from 1000, for example: queries --rows 100000");
            return 2;
        }

        var data = Directory.CreateTempSubdirectory("osf-queries-");
        try
        {
            await NpmParts.EnsureAsync(Console.WriteLine);
            return await MeasureAsync(rows, data.FullName) ? 0 : 1;
        }
        catch (Exception e) when (e is SetupException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(int rows, string data)
    {
        var ports = LoadPorts.Find();
        await using var server = await LocalServer.StartAsync(new LocalServerOptions
        {
            Progress = _ => { },
            Settings = new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                // Not the storage that this shell is set up for.
                ["AzureWebJobsStorage"] = "",
                ["OrderStatusFlow:ApiKey"] = "",
                ["Azurite:DataPath"] = data,
                ["Azurite:BlobPort"] = $"{ports.Blob}",
                ["Azurite:QueuePort"] = $"{ports.Queue}",
                ["Azurite:TablePort"] = $"{ports.Table}",
            },
        });
        var began = Stopwatch.GetTimestamp();
        var run = new QueryRun(server.Services, rows);
        await run.StoreAsync(CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows stored in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        Console.WriteLine($"{"median",9}{"slowest",9}{"bytes",11}  call");
        using var http = GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);
        var quick = true;
        foreach (var path in Paths(run.Id, rows))
            quick &= await MeasureAsync(http, new Uri($"{server.Url}/api/{path}"), path.Replace(run.Id, "{id}", StringComparison.Ordinal));
        return quick;
    }

    private static IEnumerable<string> Paths(string run, int rows)
    {
        var list = $"runs/{run}/rows";
        yield return $"{list}?limit=100&fields=summary";
        yield return $"{list}?limit=100";
        yield return $"{list}?limit=1000&fields=summary";
        yield return $"{list}?outcome=failed&limit=100";
        yield return $"{list}?outcome=stale&limit=100";
        yield return $"{list}?code=omnitron.rejected&limit=100";
        yield return $"{list}?code={QueryRun.RareCode}&limit=100";
        yield return $"{list}?order={QueryRun.Order(rows - 1)}";
        yield return $"{list}?order=none";
        yield return $"{list}?q={QueryRun.Order(rows - 1)}&fields=summary";
        yield return $"{list}?q=none&fields=summary";
        yield return $"{list}?from={rows / 10 * 9}&limit=100";
        yield return $"{list}/{rows - 1}";
        yield return $"{list}/{rows - 1}/trace";
        yield return $"runs/{run}/pages/{(rows + 499) / 500}";
        yield return $"runs/{run}";
        yield return $"orders/{QueryRun.Order(rows - 1)}";
        yield return "orders/none";
    }

    private static async Task<bool> MeasureAsync(HttpClient http, Uri url, string path)
    {
        var (times, bytes) = (new List<TimeSpan>(), 0);
        // The first call is not counted: a host that serves has compiled its code.
        for (var call = 0; call <= Repeats; call++)
        {
            var began = Stopwatch.GetTimestamp();
            bytes = (await http.GetByteArrayAsync(url)).Length;
            if (call > 0)
                times.Add(Stopwatch.GetElapsedTime(began));
        }

        times.Sort();
        var (median, slowest) = (times[times.Count / 2], times[^1]);
        var quick = median <= Limit;
        var verdict = quick ? "" : $"  SLOWER THAN {Limit.TotalMilliseconds:0} ms";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{median.TotalMilliseconds,6:0} ms{slowest.TotalMilliseconds,6:0} ms{bytes,11}  {path}{verdict}"));
        return quick;
    }
}
