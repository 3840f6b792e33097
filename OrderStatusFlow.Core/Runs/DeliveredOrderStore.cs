using Azure;
using Azure.Storage.Blobs;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Read a little twice, write once: what each flow's last whole run wrote, so that the same order, read again in the overlap, is left alone.</summary>
/// <remarks>
/// Blob <c>written/{run}</c> holds the marks of the rows that a run by watermark wrote or left alone. It counts as long as the flow's <see cref="WatermarkState"/> names
/// the run, and only in a scheduled run: whoever starts a run by hand wants orders written. Any run that does not go on just where the watermark stood, or that failed,
/// makes it void, and so does a person who sets the watermark: then everything is written once more, which does no harm. A run that overlaps with another of its flow
/// neither trusts it nor writes it: the other may send what this one does not know of. An order that comes twice in a run is written the second time.
/// </remarks>
public sealed class DeliveredOrderStore(StorageClients storage, RunFiles files, RowLog rows, Watermarks watermarks, RunOverlap overlap) : IDisposable
{
    private const int PagesAtOnce = 16;

    private readonly AsyncCache<string, UnchangedOrderFilter> open = new(MaxOpen, TimeSpan.FromMinutes(30));

    /// <summary>Runs whose orders are kept in memory, at most.</summary>
    internal const int MaxOpen = 100;

    /// <inheritdoc/>
    public void Dispose() => open.Dispose();

    /// <summary>Marks a page's orders, and tells which of them, counted from 0, are as they were written last, and whether some came on an earlier page.</summary>
    /// <returns>Those, and the storing of the marks, which must have ended before the page's rows are begun.</returns>
    internal async Task<FilteredPage> FilterAsync(FlowVersion flow, RunStart start, int page, PageOrders orders, CancellationToken cancellation)
    {
        var definition = flow.Definition;
        var watches = definition.Erp?.Pagination.ListMayMove == true;
        if (!start.MovesWatermark || !(definition.Write.SkipUnchanged || watches))
            return new FilteredPage([], null, Task.CompletedTask);
        // Whoever starts a run by hand wants orders written, and a script that asks elsewhere may make something new of the same order.
        var skips = definition.Write.SkipUnchanged && !start.ByHand && definition.OrderScript is not { AllowRequests: true };
        var shared = OrderFingerprint.Shared(flow.Version, orders.Attributes);
        var marks = orders.Orders.Zip(orders.Keys, (order, key) => OrderFingerprint.Of(order, key, shared)).ToList();
        // Asked before the marks are loaded: another run that has ended by then has taken them away.
        skips = skips && await overlap.IsAloneAsync(start.Id);
        var (unchanged, again) = skips || watches ? (await OpenFilterAsync(flow.Incarnation, start, page, skips)).Sift(page, marks) : ([], null);
        if (!skips)
            unchanged.Clear();
        return new FilteredPage(unchanged, watches ? again : null, files.WriteAsync(start.Id, RunFiles.Marks(page), OrderFingerprint.Write(marks), cancellation));
    }

    /// <summary>Ends a run: moves the watermark and remembers what it wrote, in one step; or, unless it went on just where the watermark stood, makes void what was remembered.</summary>
    /// <param name="flow">The run's flow.</param>
    /// <param name="run">How the run ended.</param>
    /// <param name="goesOn">Whether the run may move the watermark.</param>
    /// <param name="to">The new watermark; null to leave its value.</param>
    /// <param name="cancellation">Ends the call.</param>
    internal async Task CloseAsync(FlowIncarnation flow, CloseRunInput run, bool goesOn, Watermark? to, CancellationToken cancellation)
    {
        open.Remove(run.Start.Run);
        var before = await watermarks.StateAsync(flow, cancellation);
        var remembers = goesOn && await overlap.IsAloneAsync(run.Start.Id);
        if (remembers)
            await RememberAsync(run, cancellation);
        var moved = goesOn && await watermarks.MoveAsync(flow, run.Start, to, cancellation);
        if (!moved || !remembers)
            await watermarks.ForgetWrittenAsync(flow, cancellation);
        foreach (var blob in new[] { NameOf(flow, before), goesOn ? run.Start.Run : null }.OfType<string>().Where(blob => !moved || !remembers || blob != run.Start.Run))
            await (await BlobAsync(blob)).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    private async Task RememberAsync(CloseRunInput run, CancellationToken cancellation)
    {
        var marks = (await MarksAsync(run.Start.Id, Enumerable.Range(1, run.Pages), cancellation)).SelectMany(page => page).ToList();
        await (await BlobAsync(run.Start.Run)).UploadAsync(BinaryData.FromBytes(OrderFingerprint.Write(await SentAsync(run, marks, cancellation))), overwrite: true, cancellation);
    }

    /// <summary>The marks of the rows that Omnitron holds now: of each order that of the last row, unless that one did not get through.</summary>
    private async Task<IReadOnlyCollection<OrderFingerprint>> SentAsync(CloseRunInput run, List<OrderFingerprint> marks, CancellationToken cancellation)
    {
        // An order's later rows are sent after its earlier ones, so the last one counts.
        var sent = new Dictionary<ulong, OrderFingerprint>(marks.Count);
        foreach (var mark in marks.Where(mark => mark.Order != OrderKey.None))
            sent[mark.Order] = mark;
        if (run.Totals.Updated + run.Totals.Created + run.Totals.Unchanged == marks.Count)
            return sent.Values;

        // An order is not remembered when its last row was not sent; that an earlier one was replaced by it says nothing.
        var last = new Dictionary<ulong, bool>();
        await foreach (var row in rows.ReadAsync(run.Start.Id, 1, cancellation))
        {
            if (row.Row <= marks.Count)
                last[marks[row.Row - 1].Order] = row.Outcome is RowOutcome.Updated or RowOutcome.Created or RowOutcome.Unchanged;
        }

        return [.. sent.Values.Where(mark => last.GetValueOrDefault(mark.Order))];
    }

    private async Task<UnchangedOrderFilter> OpenFilterAsync(FlowIncarnation flow, RunStart start, int page, bool skips)
    {
        var sieve = await open.GetAsync(start.Run, () => OpenAsync(flow, skips));
        // Pages that other processes sifted since this one did last.
        var missing = Enumerable.Range(sieve.Page + 1, Math.Max(0, page - 1 - sieve.Page)).ToList();
        foreach (var (number, marks) in missing.Zip(await MarksAsync(start.Id, missing, CancellationToken.None)))
            sieve.Sift(number, marks);
        return sieve;
    }

    private async Task<UnchangedOrderFilter> OpenAsync(FlowIncarnation flow, bool skips) => new(skips ? await WrittenAsync(flow) : new Dictionary<ulong, ulong>());

    private async Task<Dictionary<ulong, ulong>> WrittenAsync(FlowIncarnation flow)
    {
        var written = new Dictionary<ulong, ulong>();
        if (NameOf(flow, await watermarks.StateAsync(flow, CancellationToken.None)) is not { } blob)
            return written;
        try
        {
            foreach (var mark in OrderFingerprint.Read((await (await BlobAsync(blob)).DownloadContentAsync()).Value.Content.ToMemory()))
                written[mark.Order] = mark.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // Nothing was written yet, or it was forgotten.
        }

        return written;
    }

    private async Task<List<List<OrderFingerprint>>> MarksAsync(RunId run, IEnumerable<int> pages, CancellationToken cancellation)
    {
        var marks = new List<List<OrderFingerprint>>();
        foreach (var some in pages.Chunk(PagesAtOnce))
            marks.AddRange(await Task.WhenAll(some.Select(PageAsync)));
        return marks;

        async Task<List<OrderFingerprint>> PageAsync(int page)
        {
            try
            {
                return [.. OrderFingerprint.Read(await files.ReadAsync(run, RunFiles.Marks(page), cancellation))];
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                // An empty page.
                return [];
            }
        }
    }

    // Earlier releases had one blob a flow.
    private static string? NameOf(FlowIncarnation flow, WatermarkState state) => state.IsOfEarlierRelease ? flow.ToString() : state.WrittenBy;

    private async Task<BlobClient> BlobAsync(string name) => (await storage.ContainerAsync("written")).GetBlobClient(name);
}

/// <summary>A page's orders, sifted.</summary>
/// <param name="Unchanged">Which of them, counted from 0, are to be left alone.</param>
/// <param name="Again">When some came on an earlier page too: whether any of those is another now.</param>
/// <param name="Stored">The storing of its marks.</param>
internal sealed record FilteredPage(HashSet<int> Unchanged, bool? Again, Task Stored);
