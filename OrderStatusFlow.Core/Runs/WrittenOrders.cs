using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Runs;

/// <summary>Read a little twice, write once: what each flow's last whole run wrote, so that the same order, read again in the overlap, is left alone.</summary>
/// <remarks>
/// Blob <c>written/{flow}</c> holds the marks of the rows that the last run by watermark wrote or left alone. It is only ever trusted in a scheduled run: whoever
/// starts a run by hand wants orders written. Any run that does not go on just where the watermark stood, or that failed, takes it away, and so does a person
/// who sets the watermark: then everything is written once more, which does no harm. An order that comes twice in a run is written the second time.
/// </remarks>
public sealed class WrittenOrders(StorageClients storage, RunFiles files, RowLog rows)
{
    private const int PagesAtOnce = 16;

    private readonly ConcurrentDictionary<string, Lazy<Task<Sieve>>> open = new(StringComparer.Ordinal);

    /// <summary>Forgets what was written: the next run writes everything.</summary>
    public async Task ForgetAsync(FlowName flow, CancellationToken cancellation) => await (await BlobAsync(flow)).DeleteIfExistsAsync(cancellationToken: cancellation);

    /// <summary>Marks a page's orders, and tells which of them, counted from 0, are as they were written last.</summary>
    /// <returns>Those, and the storing of the marks, which must have ended before the page's rows are begun.</returns>
    internal async Task<(IReadOnlySet<int> Unchanged, Task Stored)> SiftAsync(FlowVersion flow, RunStart start, int page, PageOrders orders, CancellationToken cancellation)
    {
        if (!start.MovesWatermark || !flow.Definition.Write.SkipUnchanged)
            return (new HashSet<int>(), Task.CompletedTask);
        var shared = OrderMark.Shared(flow.Version, orders.Attributes);
        var marks = orders.Orders.Select(order => OrderMark.Of(order, shared)).ToList();
        var unchanged = await SiftAsync(flow, start, page, marks);
        return (unchanged, files.WriteAsync(start.Id, RunFiles.Marks(page), OrderMark.Write(marks), cancellation));
    }

    /// <summary>Remembers what a run wrote, or, unless it went on just where the watermark stood, forgets all.</summary>
    internal async Task CloseAsync(CloseRunInput run, bool wentOn, CancellationToken cancellation)
    {
        open.TryRemove(run.Start.Run, out _);
        if (!wentOn)
        {
            await ForgetAsync(run.Start.Flow, cancellation);
            return;
        }

        var marks = await MarksAsync(run.Start.Id, run.Pages, cancellation);
        if (run.Totals.Updated + run.Totals.Created + run.Totals.Unchanged < marks.Count)
        {
            // An order that did not get through is not remembered in any of its states.
            var lost = new HashSet<ulong>();
            await foreach (var row in rows.ReadAsync(run.Start.Id, 1, cancellation))
            {
                if (row.Outcome is not (RowOutcome.Updated or RowOutcome.Created or RowOutcome.Unchanged) && row.Row <= marks.Count)
                    lost.Add(marks[row.Row - 1].Order);
            }
            marks.RemoveAll(mark => lost.Contains(mark.Order));
        }

        await (await BlobAsync(run.Start.Flow)).UploadAsync(BinaryData.FromBytes(OrderMark.Write(marks)), overwrite: true, cancellation);
    }

    private async Task<HashSet<int>> SiftAsync(FlowVersion flow, RunStart start, int page, List<OrderMark> marks)
    {
        // A script that asks elsewhere may make something new of the same order.
        if (start.ByHand || flow.Definition.OrderScript is { AllowRequests: true })
            return [];
        var opening = open.GetOrAdd(start.Run, _ => new Lazy<Task<Sieve>>(() => OpenAsync(start, page)));
        try
        {
            return (await opening.Value).Sift(marks);
        }
        catch
        {
            open.TryRemove(KeyValuePair.Create(start.Run, opening));
            throw;
        }
    }

    private async Task<Sieve> OpenAsync(RunStart start, int page)
    {
        var written = new Dictionary<ulong, ulong>();
        try
        {
            foreach (var mark in OrderMark.Read((await (await BlobAsync(start.Flow)).DownloadContentAsync()).Value.Content.ToMemory()))
                written[mark.Order] = mark.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return new Sieve(written);
        }

        // Pages that another process sifted before this one took over.
        var sieve = new Sieve(written);
        sieve.Sift(await MarksAsync(start.Id, page - 1, CancellationToken.None));
        return sieve;
    }

    private async Task<List<OrderMark>> MarksAsync(RunId run, int pages, CancellationToken cancellation)
    {
        var marks = new List<OrderMark>();
        foreach (var some in Enumerable.Range(1, pages).Chunk(PagesAtOnce))
            marks.AddRange((await Task.WhenAll(some.Select(PageAsync))).SelectMany(page => page));
        return marks;

        async Task<IEnumerable<OrderMark>> PageAsync(int page)
        {
            try
            {
                return OrderMark.Read(await files.ReadAsync(run, RunFiles.Marks(page), cancellation));
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                // An empty page.
                return [];
            }
        }
    }

    private async Task<BlobClient> BlobAsync(FlowName flow) => (await storage.ContainerAsync("written")).GetBlobClient(flow.ToString());

    /// <summary>What was written before, and which orders this run has come by.</summary>
    private sealed class Sieve(Dictionary<ulong, ulong> written)
    {
        private readonly HashSet<ulong> seen = [];

        public HashSet<int> Sift(List<OrderMark> marks)
        {
            var unchanged = new HashSet<int>();
            if (written.Count == 0)
                return unchanged;
            for (var i = 0; i < marks.Count; i++)
            {
                var (order, content) = marks[i];
                if (seen.Add(order) && order != 0 && written.TryGetValue(order, out var last) && last == content)
                    unchanged.Add(i);
            }
            return unchanged;
        }
    }
}
