using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Schedules;

/// <summary>What an app costs that waits for its schedules: the requests in Azurite's own log while the clock is advanced.</summary>
/// <remarks>The setting IDLE_MINUTES makes it a whole day: 1440.</remarks>
public sealed partial class IdleTests
{
    private const int Flows = 10;
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly int Minutes = int.Parse(Environment.GetEnvironmentVariable("IDLE_MINUTES") ?? "30", CultureInfo.InvariantCulture);

    private readonly ConcurrentQueue<string> requests = [];
    private readonly ConcurrentDictionary<string, bool> markers = new();

    [Fact]
    public async Task Ten_flows_at_five_minutes_make_fewer_than_ten_thousand_requests_a_day()
    {
        await using var storage = new SharedStorage { Logged = Note };
        await using var host = new TickHost(await storage.NewAccountAsync(), new SetTime(Noon));
        using var tasks = new FunctionTasks(host.Services);
        await using var engine = await DurableEngine.StartAsync(tasks.AddTo, static _ => { });
        for (var flow = 1; flow <= Flows; flow++)
            await host.PutAsync($"flow-{flow}", """{"every": "00:05:00"}""");
        await host.TickAsync(engine.Client);
        await TakeAsync(host);

        var (idle, due) = (new List<string>(), new List<string>());
        for (var minute = 1; minute <= Minutes; minute++)
        {
            host.Clock.Now = Noon.AddMinutes(minute);
            await host.TickAsync(engine.Client);
            (minute % 5 == 0 ? due : idle).AddRange(await TakeAsync(host));
            await host.EndAllAsync();
            await TakeAsync(host);
        }

        host.Launched.Count.ShouldBe(Minutes / 5 * Flows);
        var starts = due.Where(request => RunStart().IsMatch(request)).ToList();
        var own = idle.Count + due.Count - starts.Count;
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"{Minutes} minutes: {own} requests to find what is due and to take it, and {starts.Count} to start {host.Launched.Count} runs");
        foreach (var (name, group) in new[] { ("nothing due", idle), ("due", due) })
        {
            foreach (var kind in group.GroupBy(request => request).OrderByDescending(kind => kind.Count()))
                output?.WriteLine($"{name}: {kind.Count(),6} {kind.Key}");
        }

        idle.Count.ShouldBe(2 * Minutes * 4 / 5, "a tick lists the flows and the active runs");
        ((double)own / Minutes * 1440).ShouldBeLessThan(10_000);
        starts.Count.ShouldBeLessThanOrEqualTo(3 * host.Launched.Count);
    }

    private void Note(string line)
    {
        if (Request().Match(line) is not { Success: true } request)
            return;
        if (request.Groups["path"].Value is var path && path.StartsWith("marker", StringComparison.Ordinal))
            markers[path] = true;
        else
            requests.Enqueue($"{request.Groups["method"].Value} {path}");
    }

    /// <summary>The requests since the last call. The log is in order, so a request of the test's own marks its end.</summary>
    private async Task<List<string>> TakeAsync(TickHost host)
    {
        var marker = $"marker{Guid.NewGuid():N}";
        await host.Get<StorageClients>().Blobs.GetBlobContainerClient(marker).ExistsAsync(TestContext.Current.CancellationToken);
        await TestWait.ForAsync("the log", () => markers.ContainsKey(marker));
        var taken = new List<string>();
        while (requests.TryDequeue(out var request))
            taken.Add(request);
        return taken;
    }

    /// <summary>The watermark of a flow, and the two entities of a new run.</summary>
    [GeneratedRegex("^(GET watermarks|POST (active)?runs)")]
    private static partial Regex RunStart();

    [GeneratedRegex("\"(?<method>[A-Z]+) /test[0-9]+/?(?<path>[A-Za-z0-9$-]*)")]
    private static partial Regex Request();
}
