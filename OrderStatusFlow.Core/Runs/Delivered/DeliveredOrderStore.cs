using Azure;
using Azure.Storage.Blobs;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Delivered;

/// <summary>Stores which orders the last complete run of each flow delivered, so that an unchanged order that is read again in the overlap is not sent
/// again.</summary>
/// <remarks>
/// Blob <c>written/{run}</c> contains the fingerprints of the rows that a run by watermark wrote or found unchanged. It is valid while the flow's
/// <see cref="WatermarkState"/> refers to the run, and only scheduled runs use it, because a run that a person starts must write its orders. A run that
/// failed, or that did not start at the current watermark, invalidates it, and so does a person who sets the watermark. All orders are then written once
/// more, which does no harm. A run that overlaps with another run of its flow neither uses nor writes it, because the other run may send orders that this
/// one does not know. An order that occurs twice in a run is written the second time.
/// </remarks>
public sealed class DeliveredOrderStore(StorageClients storage, RunFiles files, RowLog rows, Watermarks watermarks, RunOverlap overlap) : IDisposable
{
    private const int PagesAtOnce = 16;

    private readonly AsyncCache<string, UnchangedOrderFilter> open = new(MaxOpen, TimeSpan.FromMinutes(30));

    /// <summary>The maximum number of runs whose orders are kept in memory.</summary>
    internal const int MaxOpen = 100;

    /// <inheritdoc/>
    public void Dispose() => open.Dispose();

    /// <summary>Finds the orders of a page that are unchanged, and those that an earlier page contained.</summary>
    /// <returns>The result, and the task that stores the page's fingerprints. It must complete before the page's rows start.</returns>
    internal async Task<FilteredPage> FilterAsync(FlowVersion flow, RunStart start, int page, PageOrders orders, CancellationToken cancellation)
    {
        var definition = flow.Definition;
        var watches = definition.Erp?.Pagination.ListMayMove == true;
        if (!start.MovesWatermark || !(definition.Write.SkipUnchanged || watches))
            return new FilteredPage([], null, Task.CompletedTask);
        var skips = Skips(definition, start);
        var fingerprints = FingerprintsOf(flow, orders);
        // Before the fingerprints are loaded: a run that ended before has removed them.
        skips = skips && await overlap.IsAloneAsync(start.Id);
        var (unchanged, again) = skips || watches ? (await OpenFilterAsync(flow.Incarnation, start, page, skips)).Filter(page, fingerprints) : ([], null);
        if (!skips)
            unchanged.Clear();
        return new FilteredPage(
            unchanged, watches ? again : null, files.WriteAsync(start.Id, RunFiles.Fingerprints(page), OrderFingerprint.Write(fingerprints), cancellation));
    }

    /// <summary>Returns the filter that a run would use if it started now, without storing anything.</summary>
    internal Task<UnchangedOrderFilter> PreviewAsync(FlowVersion flow, RunStart start) =>
        OpenAsync(flow.Incarnation, start.MovesWatermark && Skips(flow.Definition, start));

    /// <summary>Returns the fingerprints of the orders of a page.</summary>
    internal static List<OrderFingerprint> FingerprintsOf(FlowVersion flow, PageOrders orders)
    {
        var shared = OrderFingerprint.Shared(flow.Version, orders.Attributes);
        return [.. orders.Orders.Zip(orders.Keys, (order, key) => OrderFingerprint.Of(order, key, shared))];
    }

    /// <summary>Ends a run. Moves the watermark and stores the delivered orders in one step, or invalidates the stored orders if the run did not start at
    /// the current watermark.</summary>
    /// <param name="flow">The run's flow.</param>
    /// <param name="run">How the run ended.</param>
    /// <param name="continues">Whether the run may move the watermark.</param>
    /// <param name="to">The new watermark; null to keep its value.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task CloseAsync(FlowIncarnation flow, CloseRunInput run, bool continues, Watermark? to, CancellationToken cancellation)
    {
        open.Remove(run.Start.Run);
        var before = await watermarks.StateAsync(flow, cancellation);
        var remembers = continues && await overlap.IsAloneAsync(run.Start.Id);
        if (remembers)
            await RememberAsync(run, cancellation);
        var moved = continues && await watermarks.MoveAsync(flow, run.Start, to, cancellation);
        if (!moved || !remembers)
            await watermarks.ForgetWrittenAsync(flow, cancellation);
        foreach (var blob in new[] { NameOf(flow, before), continues ? run.Start.Run : null }.OfType<string>()
            .Where(blob => !moved || !remembers || blob != run.Start.Run))
            await (await BlobAsync(blob)).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    // A run that a person starts writes its orders. A script that sends requests may convert the same order differently.
    private static bool Skips(FlowDefinition flow, RunStart start) =>
        flow.Write.SkipUnchanged && !start.ByHand && flow.OrderScript is not { AllowRequests: true };

    private async Task RememberAsync(CloseRunInput run, CancellationToken cancellation)
    {
        var fingerprints = (await FingerprintsAsync(run.Start.Id, Enumerable.Range(1, run.Pages), cancellation)).SelectMany(page => page).ToList();
        await (await BlobAsync(run.Start.Run))
            .UploadAsync(BinaryData.FromBytes(OrderFingerprint.Write(await SentAsync(run, fingerprints, cancellation))), overwrite: true, cancellation);
    }

    /// <summary>The fingerprints of the orders in Omnitron: for each order that of its last row, unless that row was not written.</summary>
    private async Task<IReadOnlyCollection<OrderFingerprint>> SentAsync(CloseRunInput run, List<OrderFingerprint> fingerprints, CancellationToken cancellation)
    {
        // Rows of one order are sent in order, so the last row counts.
        var sent = new Dictionary<ulong, OrderFingerprint>(fingerprints.Count);
        foreach (var fingerprint in fingerprints.Where(fingerprint => fingerprint.Order != OrderKey.None))
            sent[fingerprint.Order] = fingerprint;
        if (run.Totals.Updated + run.Totals.Created + run.Totals.Unchanged == fingerprints.Count)
            return sent.Values;

        // An order is not stored if its last row was not written. Whether that row superseded earlier ones makes no difference.
        var last = new Dictionary<ulong, bool>();
        await foreach (var row in rows.ReadAsync(run.Start.Id, cancellation))
        {
            if (row.Row <= fingerprints.Count)
                last[fingerprints[row.Row - 1].Order] = row.Outcome is RowOutcome.Updated or RowOutcome.Created or RowOutcome.Unchanged;
        }

        return [.. sent.Values.Where(fingerprint => last.GetValueOrDefault(fingerprint.Order))];
    }

    private async Task<UnchangedOrderFilter> OpenFilterAsync(FlowIncarnation flow, RunStart start, int page, bool skips)
    {
        var filter = await open.GetAsync(start.Run, () => OpenAsync(flow, skips));
        // Pages that other processes have filtered since the last page of this process.
        var missing = Enumerable.Range(filter.Page + 1, Math.Max(0, page - 1 - filter.Page)).ToList();
        foreach (var (number, fingerprints) in missing.Zip(await FingerprintsAsync(start.Id, missing, CancellationToken.None)))
            filter.Filter(number, fingerprints);
        return filter;
    }

    private async Task<UnchangedOrderFilter> OpenAsync(FlowIncarnation flow, bool skips) =>
        new(skips ? await WrittenAsync(flow) : new Dictionary<ulong, ulong>());

    private async Task<Dictionary<ulong, ulong>> WrittenAsync(FlowIncarnation flow)
    {
        var written = new Dictionary<ulong, ulong>();
        if (NameOf(flow, await watermarks.StateAsync(flow, CancellationToken.None)) is not { } blob)
            return written;
        try
        {
            foreach (var fingerprint in OrderFingerprint.Read((await (await BlobAsync(blob)).DownloadContentAsync()).Value.Content.ToMemory()))
                written[fingerprint.Order] = fingerprint.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // Nothing has been stored yet, or it was invalidated.
        }

        return written;
    }

    private async Task<List<List<OrderFingerprint>>> FingerprintsAsync(RunId run, IEnumerable<int> pages, CancellationToken cancellation)
    {
        var fingerprints = new List<List<OrderFingerprint>>();
        foreach (var some in pages.Chunk(PagesAtOnce))
            fingerprints.AddRange(await Task.WhenAll(some.Select(PageAsync)));
        return fingerprints;

        async Task<List<OrderFingerprint>> PageAsync(int page)
        {
            try
            {
                return [.. OrderFingerprint.Read(await files.ReadAsync(run, RunFiles.Fingerprints(page), cancellation))];
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                // The page is empty.
                return [];
            }
        }
    }

    // Earlier releases had one blob per flow.
    private static string? NameOf(FlowIncarnation flow, WatermarkState state) => state.IsOfEarlierRelease ? flow.ToString() : state.WrittenBy;

    private async Task<BlobClient> BlobAsync(string name) => (await storage.ContainerAsync("written")).GetBlobClient(name);
}

/// <summary>The result of filtering a page.</summary>
/// <param name="Unchanged">The positions of the orders that must not be sent, from 0.</param>
/// <param name="Again">Whether any order of an earlier page has changed; null if no order occurred on an earlier page.</param>
/// <param name="Stored">The task that stores the page's fingerprints.</param>
internal sealed record FilteredPage(HashSet<int> Unchanged, bool? Again, Task Stored);
