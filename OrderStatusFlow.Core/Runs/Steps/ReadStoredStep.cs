using Azure;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Reads a part of the stored input of a re-run, and stores its orders in batches of the re-run. The ERP is not called.</summary>
public sealed class ReadStoredStep(
    FlowStore flows, RunFiles files, StoredInput input, RerunLinks links, CancellationMonitor cancels, ExceptionBoundary boundary)
    : IStep<ReadStoredInput, TransformOutput>
{
    /// <summary>The activity.</summary>
    public static Activity<ReadStoredInput, TransformOutput> Activity { get; } =
        new("ReadStored", services => new TimedStep<ReadStoredInput, TransformOutput>(
            services.GetRequiredService<ReadStoredStep>(), services.GetRequiredService<TimeProvider>()));

    /// <inheritdoc/>
    public Task<TransformOutput> RunAsync(ReadStoredInput input, CancellationToken cancellation) =>
        RunSpans.StepAsync("read", input.Start, input.Part, () => ReadAsync(input, cancellation));

    private async Task<TransformOutput> ReadAsync(ReadStoredInput asked, CancellationToken cancellation)
    {
        var start = asked.Start;
        if (await cancels.IsAskedAsync(start.Run))
            return new TransformOutput { FailedStep = "read", Failure = RunCompletion.Cancelled };
        // Whoever starts a re-run adds the link too, but may stop before.
        if (asked.Part == 1)
            await links.AddAsync(start.OriginalRun(), start.Id, cancellation);
        var flow = await flows.GetAsync(start.Flow, start.Version, cancellation);
        var step = "read";
        return await boundary.StepAsync(start, () => step, async () =>
        {
            try
            {
                var part = RerunPlan.Read(await files.ReadAsync(start.Id, RerunPlan.File, cancellation)).ElementAt(asked.Part - 1);
                var orders = part.Page is null
                    ? Result.Of(await input.ReadAsync(start, part, cancellation))
                    : await input.TransformAsync(flow, start, part, entered => step = entered, cancellation);
                return orders.Succeeded ? await StoreAsync(flow, orders.Value, asked, cancellation)
                    : Failed(orders.Failure with { Message = $"Page {part.Page}: {orders.Failure.Message}" });
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                return Failed(new Failure("run.gone", $"A part of the stored input of run '{start.Rerun!.Run}' is gone, so the rest cannot be repeated."));
            }
        }, failure => Task.FromResult(Failed(failure)), cancellation);

        TransformOutput Failed(Failure failure) => new() { FailedStep = step, Failure = failure };
    }

    private async Task<TransformOutput> StoreAsync(
        FlowVersion flow, IReadOnlyList<StoredOrder> orders, ReadStoredInput asked, CancellationToken cancellation)
    {
        var stored = new List<BatchRef>();
        foreach (var batch in RerunBatches.Cut(orders, asked))
        {
            var reference = new BatchRef(asked.FirstRow + stored.Sum(b => b.Rows), batch.Orders.Count);
            await files.WriteAsync(asked.Start.Id, RunFiles.Batch(reference.Number), batch.Write(), cancellation);
            stored.Add(reference);
        }

        return new TransformOutput { Batches = stored, Rows = orders.Count }.With(flow.Definition.Write);
    }
}
