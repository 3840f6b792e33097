using System.Globalization;
using System.Text.Json;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>The result of a run under load.</summary>
internal sealed record LoadReport
{
    public required int Orders { get; init; }

    /// <summary>The run's main log.</summary>
    public required JsonElement Run { get; init; }

    /// <summary>Omnitron's counts, requests in flight among them.</summary>
    public required JsonElement Omnitron { get; init; }

    /// <summary>What Omnitron was sent, by item.</summary>
    public required JsonElement Patches { get; init; }

    /// <summary>In bytes.</summary>
    public required long HostMemory { get; init; }

    public required TimeSpan HostProcessor { get; init; }

    /// <summary>The processor time of the storage emulator; zero if the system does not report it.</summary>
    public required TimeSpan StorageProcessor { get; init; }

    public required TimeSpan SimulatorsProcessor { get; init; }

    /// <summary>Prints how the run before it went.</summary>
    public static void PrintWarmUp(JsonElement run) => Line("Warm-up", $"{Rows(run)} rows, {Rows(run) / Time(run).TotalSeconds:0} a second");

    /// <summary>Prints it.</summary>
    /// <returns>Whether every order was updated, by exactly one PATCH.</returns>
    public bool Print()
    {
        var totals = Run.GetProperty("totals");
        var time = Time(Run);
        Line("Run", $"{Run.GetProperty("status")} in {time.TotalSeconds:0.00} s");
        Line("Rows a second", $"{Rows(Run) / time.TotalSeconds:0}");
        Line("Most in flight", $"{Omnitron.GetProperty("inFlightPeak")} PATCH requests");
        Line("Peak memory of the host", $"{HostMemory / 1048576.0:0} MiB");
        var (host, storage, simulators) = (HostProcessor.TotalSeconds, StorageProcessor.TotalSeconds, SimulatorsProcessor.TotalSeconds);
        Line("Processor time", $"host {host:0.0} s, storage {storage:0.0} s, simulators {simulators:0.0} s");
        Line("Totals", $"{string.Join(", ", totals.EnumerateObject().Select(t => $"{t.Name} {t.Value}"))}");
        if (Run.GetProperty("error") is { ValueKind: JsonValueKind.Object } error)
            Line("Error", $"{error.GetProperty("message")}");
        // Every order has items of its own: as many requests as orders, and no item twice, is each order once.
        var (requests, repeated) = (Patches.GetProperty("requests").GetInt64(), Patches.GetProperty("repeated").EnumerateObject().Count());
        var once = requests == Orders && repeated == 0 && totals.GetProperty("updated").GetInt32() == Orders;
        Line("Each order PATCHed once", $"{(once ? "yes" : $"NO: {requests} requests for {Orders} orders, {repeated} items repeated")}");
        return once;
    }

    private static int Rows(JsonElement run) => run.GetProperty("totals").GetProperty("rows").GetInt32();

    private static TimeSpan Time(JsonElement run) => run.GetProperty("finished").GetDateTimeOffset() - run.GetProperty("started").GetDateTimeOffset();

    private static void Line(string name, FormattableString value) => Console.WriteLine($"{name,-26}{value.ToString(CultureInfo.InvariantCulture)}");
}
