using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Delivered;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Runs.Tracing;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Runs a flow page by page and row by row, without writing: the same parts as a run, in the same order.</summary>
public sealed class DryRunner(DryRunScripts scripts, PageMapping mapping, DryRunRows rows, DeliveredOrderStore delivered, ExceptionBoundary boundary)
{
    private readonly PageTransformation transformation = new(scripts.Step, mapping);

    internal async Task RunAsync(DryRunWork work, CancellationToken cancellation)
    {
        var filter = await delivered.PreviewAsync(work.Flow, work.Start);
        await foreach (var page in work.Source.ReadAsync(work.Outputs, cancellation))
        {
            if (!await PageAsync(work, page, filter, cancellation) || (work.Source.Wanted is not null && !Missing(work).Any()))
                break;
            if (work.Rows.Count >= work.Limit || work.Pages.Count >= DryRunOptions.MaxPages)
            {
                work.More |= !page.IsLast;
                break;
            }
        }

        work.MissingRows.AddRange(Missing(work));
    }

    private static IEnumerable<int> Missing(DryRunWork work) =>
        (work.Source.Wanted ?? []).Select(row => row.Row).Where(row => !work.Rows.Exists(done => done.Row == row));

    /// <returns>False if a step failed.</returns>
    private async Task<bool> PageAsync(DryRunWork work, SourcePage page, UnchangedOrderFilter filter, CancellationToken cancellation)
    {
        work.Failed = page.Failed;
        if (work.Failed is not null || (page.Items == 0 && work.Flow.Definition is { Direction: Direction.Inbound, Script: not { RunOnEmpty: true } }))
        {
            work.Pages.Add(new DryRunPage(page.Number, page.Items, 0, page.Steps));
            return work.Failed is null;
        }

        var step = "mapping";
        var transformed = await boundary.StepAsync(work.Start, () => step,
            () => transformation.RunAsync(work.Flow, page.Json, work.Start.Attributes(), entered => step = entered, cancellation),
            failure => Task.FromResult(new TransformedPage { FailedStep = step, Failure = failure }), cancellation);
        var steps = page.Steps.Concat(DryRunSteps.Of(transformed, work.Outputs)).ToList();
        var orders = transformed.Orders;
        work.Pages.Add(new DryRunPage(page.Number, page.Items, orders?.Orders.Count ?? 0, steps));
        work.Failed = steps.Find(one => one.Error is not null);
        if (work.Failed is not null || orders is null)
            return false;
        await RowsAsync(work, page, transformed, filter.Filter(page.Number, DeliveredOrderStore.FingerprintsOf(work.Flow, orders)).Unchanged, cancellation);
        return true;
    }

    private async Task RowsAsync(DryRunWork work, SourcePage page, TransformedPage transformed, HashSet<int> unchanged, CancellationToken cancellation)
    {
        var orders = transformed.Orders!;
        var firstRow = page.FirstRow ?? work.AllRows + 1;
        var input = new TransformInput { Start = work.Start, Page = page.Number, FirstRow = firstRow };
        var batches = PageBatches.Cut(orders, unchanged, input).ToList();
        var numbers = orders.Orders.Select(order => OrderObject.Look(order).Number).ToList();
        var chosen = RowChoice.Of(page, numbers, firstRow);
        var now = chosen.Take(work.Limit - work.Rows.Count).ToList();
        work.More |= now.Count < chosen.Count;
        work.AllRows += orders.Orders.Count;
        var wanted = now.Select(row => numbers[row.At]).OfType<string>().ToList();
        var items = work.Flow.Definition.Erp?.ResponseType == ResponseType.Text ? null : DryRunItems.Of(page.Json, work.Flow.Definition);
        var scripted = transformed.Script is { } ran ? DryRunItems.OfScript(ran.Output) : null;
        var (before, after) = (PageItems.ByOrder(items ?? [], wanted), PageItems.ByOrder(scripted ?? [], wanted));
        foreach (var (at, row) in now)
        {
            var batch = batches[at / OrderBatch.MaxRows];
            var done = await rows.RunAsync(work, batch, at % OrderBatch.MaxRows, row, page, cancellation);
            work.Add(numbers[at] is { } order ? done with
            {
                ErpItem = before.TryGetValue(order, out var item) ? work.Outputs.OfRow(item) : null,
                AfterScript = after.TryGetValue(order, out var made) ? work.Outputs.OfRow(made) : null,
            } : done);
        }
    }
}
