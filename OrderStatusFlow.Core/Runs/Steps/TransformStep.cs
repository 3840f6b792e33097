using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Delivered;
using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Transforms a stored page: script, mapping, split into orders. Stores the orders in batches.</summary>
public sealed class TransformStep(
    FlowStore flows, RunFiles files, PageTransformation transformation, DeliveredOrderStore delivered, ExceptionBoundary boundary)
    : IStep<TransformInput, TransformOutput>
{
    /// <summary>The activity.</summary>
    public static Activity<TransformInput, TransformOutput> Activity { get; } =
        new("Transform", services => new TimedStep<TransformInput, TransformOutput>(
            services.GetRequiredService<TransformStep>(), services.GetRequiredService<TimeProvider>()));

    /// <inheritdoc/>
    public Task<TransformOutput> RunAsync(TransformInput input, CancellationToken cancellation) =>
        RunSpans.StepAsync("transform", input.Start, input.Page, () => TransformAsync(input, cancellation));

    private async Task<TransformOutput> TransformAsync(TransformInput input, CancellationToken cancellation)
    {
        var flow = await flows.GetAsync(input.Start.Flow, input.Start.Version, cancellation);
        var step = flow.Definition.Script is null ? "mapping" : "script";
        double? scriptMs = null;
        var output = await boundary.StepAsync(input.Start, () => step, async () =>
        {
            var page = await files.ReadAsync(input.Start.Id, RunFiles.Page(input.Page), cancellation);
            var transformed = await transformation.RunAsync(flow, page, input.Start.Attributes(), entered => step = entered, cancellation);
            scriptMs = transformed.Script?.Duration.TotalMilliseconds;
            return transformed.Failure is { } failure
                ? Failed(failure) : await StoreAsync(flow, page, transformed.Orders!, input, cancellation);
        }, failure => Task.FromResult(Failed(failure)), cancellation);
        return output with { ScriptMs = scriptMs };

        TransformOutput Failed(Failure failure) =>
            new() { FailedStep = step, Failure = failure with { Message = $"Page {input.Page}: {failure.Message}" } };
    }

    private async Task<TransformOutput> StoreAsync(
        FlowVersion flow, ReadOnlyMemory<byte> page, PageOrders orders, TransformInput input, CancellationToken cancellation)
    {
        var filtered = await delivered.FilterAsync(flow, input.Start, input.Page, orders, cancellation);
        var stored = new List<BatchRef>();
        foreach (var batch in PageBatches.Cut(orders, filtered.Unchanged, input))
        {
            var reference = new BatchRef(input.FirstRow + stored.Sum(b => b.Rows), batch.Orders.Count);
            await files.WriteAsync(input.Start.Id, RunFiles.Batch(reference.Number), batch.Write(), cancellation);
            stored.Add(reference);
        }

        var move = filtered.Again is { } changed
            ? new PaginationDrift(ModificationDates.Latest(page, flow.Definition.Erp!) + flow.Definition.Erp!.Overlap, changed)
            : null;
        await filtered.Stored;
        return new TransformOutput { Batches = stored, Move = move, Rows = orders.Orders.Count }.With(flow.Definition.Write);
    }
}
