using System.Globalization;
using OrderStatusFlow.Erp;
using OrderStatusFlow.Erp.Pagination;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>An ERP whose clock is wrong and whose changes show late, and a host whose runs fail, die and overlap; the orchestration is the real one.</summary>
internal sealed class WatermarkWorld
{
    private const int Orders = 30;
    private const int PageSize = 5;
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private readonly Random random;
    private readonly TimeZoneInfo zone;
    private readonly DateTimeOffset ends;
    private readonly bool itemsTell;
    private readonly bool headerTells;
    private readonly List<Change> changes = [];
    private readonly Dictionary<int, int> written = [];
    private DateTimeOffset now;
    private TimeSpan erpSkew;
    private TimeSpan hostSkew;
    private DateTimeOffset? watermark;
    private bool quiet;
    private int runs;

    public WatermarkWorld(int seed, string zone, DateTimeOffset around, bool itemsTell, bool headerTells)
    {
        random = new Random(seed);
        this.zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        (this.itemsTell, this.headerTells) = (itemsTell, headerTells);
        (now, ends) = (around.AddHours(-3), around.AddHours(3));
    }

    public bool ClocksAgree { get; init; }

    /// <summary>Where the watermark goes when a run is closed; the product's own rule unless told.</summary>
    public Func<CloseRunInput, DateTimeOffset?> Rule { get; init; } = static close => close.Watermark(mustTell: false);

    public List<(DateTimeOffset? From, DateTimeOffset To, DateTimeOffset? LastChange)> Moves { get; } = [];

    public string Story => $"{runs} runs, {changes.Count} changes, ERP {erpSkew} off, watermark {watermark:O}";

    /// <summary>Orders whose last change was never written.</summary>
    public IReadOnlyList<int> Missed => [.. changes.GroupBy(c => c.Order).Where(o => written.GetValueOrDefault(o.Key) != o.Max(c => c.Version)).Select(o => o.Key)];

    public void Live()
    {
        erpSkew = ClocksAgree ? TimeSpan.Zero : Random(TimeSpan.FromHours(-2), TimeSpan.FromHours(2));
        Populate();
        while (now < ends)
        {
            Run();
            now += Random(TimeSpan.Zero, TimeSpan.FromMinutes(20));
            if (random.Next(25) == 0 && watermark is not null)
                watermark -= Random(TimeSpan.Zero, TimeSpan.FromHours(1));
        }

        quiet = true;
        now += Overlap;
        Run();
    }

    private void Populate()
    {
        for (var order = 1; order <= Orders; order++)
        {
            var version = 0;
            for (var at = now + Random(TimeSpan.Zero, TimeSpan.FromHours(1)); at < ends; at += Random(TimeSpan.Zero, TimeSpan.FromHours(2)))
            {
                // Stamped when its transaction begins, there to be seen when it is committed.
                var seen = at + Random(TimeSpan.Zero, random.Next(3) == 0 ? Overlap : TimeSpan.FromSeconds(1));
                changes.Add(new Change(order, ++version, at + erpSkew, seen));
                at = seen;
            }
        }
    }

    private void Run()
    {
        hostSkew = ClocksAgree ? TimeSpan.Zero : Random(TimeSpan.FromHours(-2), TimeSpan.FromHours(2));
        var parameters = new Dictionary<string, string>();
        if (watermark is { } value)
            parameters[ParameterDefinition.ModifiedAfter] = ErpDates.After(value - Overlap, zone);
        var start = new RunStart
        {
            Run = $"orders.20260302T120000000.{++runs}",
            Version = 1,
            TriggeredBy = "System",
            Started = now + hostSkew,
            Parameters = parameters,
            MovesWatermark = true,
            Watermark = watermark,
        };
        var rows = new List<Change>();
        new ReplayContext((_, input) => Answer(input, rows), random, new HashSet<string>()).Run(InboundRun.Orchestration, start);
    }

    private object Answer(object input, List<Change> rows)
    {
        now += Random(TimeSpan.Zero, TimeSpan.FromSeconds(20));
        switch (input)
        {
            case RunStart:
                return new StepOutput();
            case ReadPageInput read when Chance(25):
                return new ReadPageOutput { Failure = new FlowFailure("erp.read", "gone") };
            case ReadPageInput read:
                // Now and then the process dies here, and another goes on with the run later.
                if (Chance(25))
                    now += Random(TimeSpan.Zero, TimeSpan.FromHours(1));
                return Page(read, rows);
            case TransformInput when Chance(40):
                return new TransformOutput { FailedStep = "script", Failure = new FlowFailure("script.error", "wrong") };
            case TransformInput transform:
                var count = rows.Count - transform.FirstRow + 1;
                return new TransformOutput { Rows = count, MaxParallel = 3, Batches = [new BatchRef(transform.FirstRow, count)] };
            case WriteRowInput write:
                var change = rows[write.Row - 1];
                written[change.Order] = Math.Max(written.GetValueOrDefault(change.Order), change.Version);
                return Done.Value;
            case BatchInput batch:
                return RunTotals.None with { Rows = batch.Batch.Rows, Updated = batch.Batch.Rows };
            case CloseRunInput close:
                // Another run, started by hand beside this one.
                if (Chance(20))
                    Run();
                Close(close);
                if (Chance(20))
                    Close(close);
                return Done.Value;
            default:
                return Done.Value;
        }
    }

    private ReadPageOutput Page(ReadPageInput read, List<Change> rows)
    {
        var asked = now + hostSkew;
        var after = read.Start.Parameters.GetValueOrDefault(ParameterDefinition.ModifiedAfter) ?? "";
        var header = now + erpSkew;
        var page = changes.Where(c => c.Visible <= now).GroupBy(c => c.Order).Select(order => order.MaxBy(c => c.Version)!)
            .Where(c => string.CompareOrdinal(Stamp(c), after) > 0 && string.CompareOrdinal(Key(c), read.Cursor?.Value ?? "") > 0)
            .OrderBy(Key, StringComparer.Ordinal).Take(PageSize).ToList();
        now += Random(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        rows.AddRange(page);
        return new ReadPageOutput
        {
            Items = page.Count,
            Asked = asked,
            Answered = now + hostSkew,
            LastChange = itemsTell ? page.Select(c => ErpDates.Moment(Stamp(c), zone)).Max() : null,
            ErpTime = headerTells ? header.AddTicks(-(header.Ticks % TimeSpan.TicksPerSecond)) : null,
            Next = page.Count < PageSize ? null : new PageCursor { Page = read.Page + 1, Value = Key(page[^1]) },
        };
    }

    private void Close(CloseRunInput close)
    {
        if (Rule(close) is not { } next || watermark != close.Start.Watermark)
            return;
        Moves.Add((watermark, next, close.Seen.LastChange));
        watermark = next;
    }

    private string Stamp(Change change) => ErpDates.Format(change.Stamp, zone);

    private string Key(Change change) => string.Create(CultureInfo.InvariantCulture, $"{Stamp(change)}|{change.Order:D3}");

    private bool Chance(int oneIn) => !quiet && random.Next(oneIn) == 0;

    private TimeSpan Random(TimeSpan from, TimeSpan to) => TimeSpan.FromTicks(random.NextInt64(from.Ticks, to.Ticks));

    /// <summary>A change of an order: by the ERP's clock, and the moment from which it can be read.</summary>
    private sealed record Change(int Order, int Version, DateTimeOffset Stamp, DateTimeOffset Visible);
}
