using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Reads one page from the ERP and stores it.</summary>
public sealed class ReadStep(
    FlowStore flows, ErpReader erp, RunFiles files, CancellationMonitor cancels, ExceptionBoundary boundary, TimeProvider clock)
    : IStep<ReadPageInput, ReadPageOutput>
{
    /// <summary>The activity.</summary>
    public static Activity<ReadPageInput, ReadPageOutput> Activity { get; } =
        new("ReadPage", services => new TimedStep<ReadPageInput, ReadPageOutput>(
            services.GetRequiredService<ReadStep>(), services.GetRequiredService<TimeProvider>()));

    /// <inheritdoc/>
    public Task<ReadPageOutput> RunAsync(ReadPageInput input, CancellationToken cancellation) =>
        RunSpans.StepAsync("read", input.Start, input.Page, () => ReadAsync(input, cancellation));

    private async Task<ReadPageOutput> ReadAsync(ReadPageInput input, CancellationToken cancellation)
    {
        if (await cancels.IsAskedAsync(input.Start.Run))
            return new ReadPageOutput { Failure = RunCompletion.Cancelled };
        var flow = await flows.GetAsync(input.Start.Flow, input.Start.Version, cancellation);
        return await boundary.StepAsync(input.Start, () => "read", () => ReadAsync(flow.Definition, input, cancellation),
            failure => Task.FromResult(new ReadPageOutput { Failure = failure }), cancellation);
    }

    private async Task<ReadPageOutput> ReadAsync(FlowDefinition flow, ReadPageInput input, CancellationToken cancellation)
    {
        var query = new ErpQuery { Parameters = input.Start.Parameters, Attributes = input.Start.Attributes(), Cursor = input.Cursor };
        var asked = clock.GetUtcNow();
        var page = await erp.ReadAsync(flow.Erp!, query, cancellation);
        if (!page.Succeeded)
            return new ReadPageOutput { Failure = page.Failure };
        await files.WriteAsync(input.Start.Id, RunFiles.Page(input.Page), page.Value.Json, cancellation);
        return new ReadPageOutput
        {
            Items = page.Value.Items,
            Request = input.Page == 1 && page.Value.Items == 0 ? page.Value.Request : null,
            Asked = asked,
            Answered = clock.GetUtcNow(),
            FirstChange = page.Value.FirstChange,
            LastChange = page.Value.LastChange,
            Undated = page.Value.Undated,
            UndatedSample = page.Value.UndatedSample,
            Shrank = page.Value.Shrank,
            RunOnEmpty = page.Value.Items == 0 && flow.Script is { RunOnEmpty: true },
            ErpTime = page.Value.ErpTime,
            Next = page.Value.Next,
        };
    }
}
