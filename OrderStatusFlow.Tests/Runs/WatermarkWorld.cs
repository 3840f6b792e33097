using System.Globalization;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Delivered;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;

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
    private readonly bool itemsHaveDates;
    private readonly bool headerHasTime;
    private readonly List<Change> changes = [];
    private readonly Dictionary<int, int> written = [];
    private DateTimeOffset now;
    private TimeSpan erpSkew;
    private TimeSpan hostSkew;
    private DateTimeOffset? watermark;
    private bool quiet;
    private int runs;

    public WatermarkWorld(int seed, string zone, DateTimeOffset around, bool itemsHaveDates, bool headerHasTime)
    {
        random = new Random(seed);
        this.zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        (this.itemsHaveDates, this.headerHasTime) = (itemsHaveDates, headerHasTime);
        (now, ends) = (around.AddHours(-3), around.AddHours(3));
    }

    public bool ClocksAgree { get; init; }

    /// <summary>Whether the ERP pages by offset, so that its list moves under a run when orders change, and now and then one is deleted.</summary>
    public bool Shifts { get; init; }

    /// <summary>Where the watermark moves when a run is closed. Default: the product's own rule.</summary>
    public Func<CloseRunInput, DateTimeOffset?> Rule { get; init; } = static close => close.Watermark(mustHaveDate: false);

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
            parameters[ParameterNames.ModifiedAfter] = ErpDates.After(value - Overlap, zone);
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
        var reading = new Reading([], new UnchangedOrderFilter(new Dictionary<ulong, ulong>()));
        new ReplayContext((_, input) => Answer(input, reading), random, new HashSet<string>()).Run(InboundRun.Orchestration, start);
    }

    private object Answer(object input, Reading reading)
    {
        now += Random(TimeSpan.Zero, TimeSpan.FromSeconds(20));
        switch (input)
        {
            case RunStart:
                return new StepOutput();
            case ReadPageInput read when Chance(25):
                return new ReadPageOutput { Failure = new Failure("erp.read", "gone") };
            case ReadPageInput read:
                // Sometimes the process dies here, and another continues the run later.
                if (Chance(25))
                    now += Random(TimeSpan.Zero, TimeSpan.FromHours(1));
                return Page(read, reading);
            case TransformInput when Chance(40):
                return new TransformOutput { FailedStep = "script", Failure = new Failure("script.error", "wrong") };
            case TransformInput transform:
                var count = reading.Rows.Count - transform.FirstRow + 1;
                return new TransformOutput { Rows = count, MaxParallel = 3, Batches = [new BatchRef(transform.FirstRow, count)], Move = Move(transform, reading) };
            case AcquireSlotsInput places:
                return new AcquireSlotsOutput { Places = places.Wanted };
            case WriteRowInput write:
                var change = reading.Rows[write.Row - 1];
                written[change.Order] = Math.Max(written.GetValueOrDefault(change.Order), change.Version);
                return new WriteRowOutput();
            case ProgressInput:
                return new ProgressOutput();
            case BatchInput batch:
                return RunTotals.None with { Rows = batch.Batch.Rows, Updated = batch.Batch.Rows };
            case CloseRunInput close:
                // Another run, started by hand beside this one.
                if (Chance(20))
                    Run();
                Close(close);
                if (Chance(20))
                    Close(close);
                return Unit.Value;
            default:
                return Unit.Value;
        }
    }

    private PaginationDrift? Move(TransformInput transform, Reading reading)
    {
        var page = reading.Rows.Skip(transform.FirstRow - 1).ToList();
        return Shifts && reading.Filter.Filter(transform.Page, [.. page.Select(c => new OrderFingerprint((ulong)c.Order, (ulong)c.Version))]).Again is { } again
            ? new PaginationDrift(itemsHaveDates ? page.Max(c => ErpDates.Moment(Stamp(c), zone, later: true)) + Overlap : null, again)
            : null;
    }

    private ReadPageOutput Page(ReadPageInput read, Reading reading)
    {
        var asked = now + hostSkew;
        var after = read.Start.Parameters.GetValueOrDefault(ParameterNames.ModifiedAfter) ?? "";
        var header = now + erpSkew;
        var list = List(after);
        if (Shifts && Chance(4) && reading.Rows.Count > 0 && list.Count <= read.Cursor?.Total)
        {
            // One that was read is deleted; the total shows it, because no other came instead.
            var gone = reading.Rows[random.Next(reading.Rows.Count)].Order;
            changes.RemoveAll(c => c.Order == gone);
            list = List(after);
        }

        var page = (Shifts ? list.Skip((int)(read.Cursor?.Offset ?? 0)) : list.Where(c => string.CompareOrdinal(Key(c), read.Cursor?.Value ?? "") > 0)).Take(PageSize).ToList();
        now += Random(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        reading.Rows.AddRange(page);
        var dates = itemsHaveDates ? page.Select(c => ErpDates.Moment(Stamp(c), zone)).ToList() : [];
        return new ReadPageOutput
        {
            Items = page.Count,
            Asked = asked,
            Answered = now + hostSkew,
            FirstChange = dates.Min(),
            LastChange = dates.Max(),
            Shrank = Shifts && list.Count < read.Cursor?.Total,
            ErpTime = headerHasTime ? header.AddTicks(-(header.Ticks % TimeSpan.TicksPerSecond)) : null,
            Next = page.Count < PageSize ? null : new PageCursor { Page = read.Page + 1, Value = Key(page[^1]), Offset = (read.Cursor?.Offset ?? 0) + page.Count, Total = list.Count },
        };
    }

    private List<Change> List(string after) => [.. changes.Where(c => c.Visible <= now).GroupBy(c => c.Order).Select(order => order.MaxBy(c => c.Version)!)
        .Where(c => string.CompareOrdinal(Stamp(c), after) > 0).OrderBy(Key, StringComparer.Ordinal)];

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

    /// <summary>What one run has read so far.</summary>
    private sealed record Reading(List<Change> Rows, UnchangedOrderFilter Filter);

    /// <summary>A change of an order: by the ERP's clock, and the moment from which it can be read.</summary>
    private sealed record Change(int Order, int Version, DateTimeOffset Stamp, DateTimeOffset Visible);
}
