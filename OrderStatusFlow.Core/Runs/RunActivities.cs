using System.Globalization;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The work behind the activities. Each may be done again after a crash: files are written over, rows are logged once.</summary>
public sealed class RunActivities(
    FlowStore flows, RunFiles files, RunLog runs, RowLog rows, ClosedBatches closed, DeliveredOrderStore written,
    ErpReader erp, OmnitronClient omnitron, PageTransform transform, WriteStep write, DistributedFlowConcurrencyLimiter window, CancellationMonitor cancels,
    OpenBatches batches, RunOverlap overlap, OrderClaims claims, RunMeter meter, ExceptionBoundary boundary, RunAlerts alerts, HostErrors errors, ScheduleStateStore schedules,
    ILogger<RunActivities> say, TimeProvider clock)
{
    internal async Task<StepOutput> LoginAsync(RunStart start, CancellationToken cancellation)
    {
        if (await cancels.IsAskedAsync(start.Run))
            return new StepOutput { Failure = RunCompletion.Cancelled };
        var flow = await FlowAsync(start, cancellation);
        return await boundary.StepAsync(start, () => "login", async () =>
        {
            var failure = await omnitron.LoginAsync(flow.Definition.Omnitron, cancellation);
            if (failure is null && flow.Definition is { Direction: Direction.Inbound, Erp: { } system })
                failure = await erp.LoginAsync(system, Attributes(start), cancellation);
            return new StepOutput { Failure = failure };
        }, failure => Task.FromResult(new StepOutput { Failure = failure }), cancellation);
    }

    internal async Task<ReadPageOutput> ReadPageAsync(ReadPageInput input, CancellationToken cancellation)
    {
        if (await cancels.IsAskedAsync(input.Start.Run))
            return new ReadPageOutput { Failure = RunCompletion.Cancelled };
        var flow = await FlowAsync(input.Start, cancellation);
        return await boundary.StepAsync(
            input.Start, () => "read", () => ReadPageAsync(flow, input, cancellation), failure => Task.FromResult(new ReadPageOutput { Failure = failure }), cancellation);
    }

    private async Task<ReadPageOutput> ReadPageAsync(FlowVersion flow, ReadPageInput input, CancellationToken cancellation)
    {
        var query = new ErpQuery { Parameters = input.Start.Parameters, Attributes = Attributes(input.Start), Cursor = input.Cursor };
        var asked = clock.GetUtcNow();
        var page = await erp.ReadAsync(flow.Definition.Erp!, query, cancellation);
        if (!page.Succeeded)
            return new ReadPageOutput { Failure = page.Failure };
        await files.WriteAsync(input.Start.Id, RunFiles.Page(input.Page), page.Value.Json, cancellation);
        return new ReadPageOutput
        {
            Items = page.Value.Items,
            Asked = asked,
            Answered = clock.GetUtcNow(),
            FirstChange = page.Value.FirstChange,
            LastChange = page.Value.LastChange,
            Shrank = page.Value.Shrank,
            ErpTime = page.Value.ErpTime,
            Next = page.Value.Next,
        };
    }

    internal async Task<TransformOutput> TransformAsync(TransformInput input, CancellationToken cancellation)
    {
        var flow = await FlowAsync(input.Start, cancellation);
        var step = flow.Definition.Script is null ? "mapping" : "script";
        return await boundary.StepAsync(
            input.Start,
            () => step,
            () => TransformAsync(flow, input, entered => step = entered, cancellation),
            failure => Task.FromResult(new TransformOutput { FailedStep = step, Failure = failure with { Message = $"Page {input.Page}: {failure.Message}" } }),
            cancellation);
    }

    private async Task<TransformOutput> TransformAsync(FlowVersion flow, TransformInput input, Action<string> entering, CancellationToken cancellation)
    {
        var page = await files.ReadAsync(input.Start.Id, RunFiles.Page(input.Page), cancellation);
        var result = await transform.ApplyAsync(flow, page, Attributes(input.Start), entering, cancellation);
        if (result.Failure is not null)
            return new TransformOutput { FailedStep = result.FailedStep, Failure = result.Failure with { Message = $"Page {input.Page}: {result.Failure.Message}" } };
        var sifted = await written.FilterAsync(flow, input.Start, input.Page, result, cancellation);
        var stored = new List<BatchRef>();
        foreach (var batch in PageBatches.Cut(result, sifted.Unchanged, input))
        {
            var reference = new BatchRef(input.FirstRow + stored.Sum(b => b.Rows), batch.Orders.Count);
            await files.WriteAsync(input.Start.Id, RunFiles.Batch(reference.Number), batch.Write(), cancellation);
            stored.Add(reference);
        }

        var move = sifted.Again is { } changed ? new PaginationDrift(ModificationDates.Latest(page, flow.Definition.Erp!) + flow.Definition.Erp!.Overlap, changed) : null;
        await sifted.Stored;
        var limits = flow.Definition.Write;
        return new TransformOutput { Batches = stored, Move = move, Rows = result.Orders.Count, MaxParallel = limits.MaxParallel, RowsPerActivity = limits.RowsPerActivity };
    }

    internal async Task<AcquireSlotsOutput> AcquireSlotsAsync(AcquireSlotsInput input, CancellationToken cancellation) => await cancels.IsAskedAsync(input.Start.Run)
        ? new AcquireSlotsOutput { Cancelled = true }
        : new AcquireSlotsOutput { Places = await window.TakeAsync(await IncarnationAsync(input.Start, cancellation), input.Start.Id, input.Batch.Number, input.Wanted, input.MaxParallel, cancellation) };

    internal async Task<WriteRowOutput> WriteRowAsync(WriteRowInput input, CancellationToken cancellation) =>
        await write.RunAsync(await FlowAsync(input.Start, cancellation), input, cancellation);

    internal async Task<RunTotals> CloseBatchAsync(BatchInput input, CancellationToken cancellation)
    {
        var log = await rows.OpenAsync(input.Start.Id, input.Batch);
        if (log.Count < input.Batch.Rows)
        {
            // Other hosts wrote rows of this batch after this one opened its log.
            rows.Close(input.Start.Id, input.Batch);
            log = await rows.OpenAsync(input.Start.Id, input.Batch);
        }

        if (input.SharesWindow)
            await window.GiveBackAsync(await IncarnationAsync(input.Start, cancellation), input.Start.Id, input.Batch.Number, cancellation);
        // Orders that are not found by number are no reason to stop a run.
        await boundary.StepAsync(input.Start, () => "close", async () =>
        {
            await closed.AddAsync(input.Start, input.Batch, log.Rows, cancellation);
            return Unit.Value;
        }, _ => Task.FromResult(Unit.Value), cancellation);
        rows.Close(input.Start.Id, input.Batch);
        batches.Close(input.Start.Id, input.Batch);
        await overlap.LeaveAsync(input.Start.Id, input.Batch, cancellation);
        var totals = RunTotals.Of(log.Rows.Select(row => row.Outcome));
        RunSpans.RecordBatch(input.Start, input.Batch, log.Began, totals);
        return totals;
    }

    internal async Task<Unit> ProgressAsync(ProgressInput input, CancellationToken cancellation)
    {
        await runs.ProgressAsync(input.Start.Id, input.Totals, cancellation);
        return Unit.Value;
    }

    internal async Task<Unit> CloseRunAsync(CloseRunInput input, CancellationToken cancellation)
    {
        var ended = await RunSpans.StepAsync("close", input.Start, null, () => boundary.StepAsync(
            input.Start,
            () => "close",
            () => CloseAsync(input, cancellation),
            failure => CloseAsync(input with { FailedStep = "close", Failure = failure }, cancellation),
            cancellation));
        meter.Run(ended);
        var totals = ended.Totals;
        RunSpans.RecordRun(input.Start, ended, () =>
        {
            say.RunEnded(ended.RunId, ended.Flow, totals.Rows, totals.Rejected, totals.Failed, ended.Error?.Code ?? "none");
            if (ended.Status != RunStatus.Failed)
                return;
            var (code, reason) = ended.Error is { } error ? (error.Code, error.Message)
                : ("rows", $"None of {totals.Rows} rows was written: {totals.Rejected} rejected, {totals.Failed} failed. The run's rows say why.");
            say.RunFailed(IsHostError(ended) ? LogLevel.Error : LogLevel.Warning, ended.RunId, ended.Flow, code, reason);
        });
        return Unit.Value;
    }

    private async Task<RunRecord> CloseAsync(CloseRunInput input, CancellationToken cancellation)
    {
        var record = await RecordAsync(input.Start, cancellation);
        var flow = await ReadableFlowAsync(input.Start, cancellation);
        // A run whose closing failed ends also when its watermark cannot be read: the flow's next run fails on that by itself.
        var leaving = input.FailedStep != "close"
            ? LeaveFlowAsync(input, record.Direction, flow, cancellation)
            : boundary.StepAsync(input.Start, () => "close", () => LeaveFlowAsync(input, record.Direction, flow, cancellation), _ => Task.FromResult(Unit.Value), cancellation);
        await leaving;
        var ended = RunCompletion.Close(record, input, flow?.Definition, clock.GetUtcNow());
        if (IsHostError(ended))
            await alerts.RaiseAsync(input.Start.Id, RunAlertState.Failed, ended.Error!.Code, cancellation);
        else if (record.Recovery is not null)
            await alerts.ClearAsync(input.Start.Id, cancellation);
        // First the flows that wait for this one: a run whose log has ended is not closed again.
        await schedules.FinishedAsync(input.Start.Id, cancellation);
        await runs.UpdateAsync(ended, cancellation);
        return ended;
    }

    private static bool IsHostError(RunRecord run) => run is { Status: RunStatus.Failed, Error.Code: HostErrors.Code };

    /// <summary>Ends the log of a run whose orchestration ended too early to do it: sums up what its rows came to, and says why.</summary>
    internal async Task<Unit> AbortRunAsync(CloseRunInput input, CancellationToken cancellation)
    {
        var totals = RunTotals.None;
        // How many rows a batch has is not known here: whatever log of it is open is read anew unless it is as full as can be.
        foreach (var number in await rows.BatchesAsync(input.Start.Id, cancellation))
        {
            try
            {
                totals = totals.Plus(await CloseBatchAsync(new BatchInput { Start = input.Start, Batch = new BatchRef(number, OrderBatch.MaxRows) }, cancellation));
            }
            catch (Exception e) when (e is not OperationCanceledException && !StorageClients.IsStorageFailure(e))
            {
                // The run must end, even if what stopped it is in this batch: its rows are missing from the totals then.
                say.RunUpdateFailed(e, input.Start.Run, input.Start.Flow.ToString());
            }
        }

        if (input is { Exception: { } exception, Failure: { } failure })
            input = input with { Failure = failure with { Message = $"{failure.Message} {(await errors.OfAsync(input.Start, exception.Type, exception.Message)).Message}" } };
        return await CloseRunAsync(input with { Totals = totals }, cancellation);
    }

    private async Task<Unit> LeaveFlowAsync(CloseRunInput run, Direction direction, FlowVersion? flow, CancellationToken cancellation)
    {
        if (direction == Direction.Inbound)
            await CloseWatermarkAsync(run, flow, cancellation);
        if (await overlap.EndAsync(run.Start.Id))
            await claims.ClearAsync(run.Start.Flow, cancellation);
        return Unit.Value;
    }

    private async Task CloseWatermarkAsync(CloseRunInput run, FlowVersion? flow, CancellationToken cancellation)
    {
        var to = flow is not null && run.Watermark(flow.Definition.Erp!.ModifiedPath is not null) is { } moved ? new Watermark(moved, run.Start.Run, clock.GetUtcNow()) : null;
        await written.CloseAsync(await IncarnationAsync(run.Start, cancellation), run, goesOn: flow is not null && run.IsWhole, to, cancellation);
    }

    private Task<FlowIncarnation> IncarnationAsync(RunStart start, CancellationToken cancellation) => flows.IncarnationAsync(start.Flow, start.Version, cancellation);

    private async Task<RunRecord> RecordAsync(RunStart start, CancellationToken cancellation) =>
        await runs.FindAsync(start.Id, cancellation) ?? throw new InvalidDataException($"The log of run {start.Run} is gone from table 'runs'.");

    private async Task<FlowVersion> FlowAsync(RunStart start, CancellationToken cancellation) =>
        await flows.LoadAsync(start.Flow, start.Version, cancellation)
        ?? throw new UnreadableFlowException(new UnreadableFlow(start.Flow, start.Version, null, [new Failure("flow.unreadable", "It is missing from container 'flows'.")]));

    // A run must come to its end even if its flow no longer reads, or is gone.
    private async Task<FlowVersion?> ReadableFlowAsync(RunStart start, CancellationToken cancellation)
    {
        try
        {
            return await FlowAsync(start, cancellation);
        }
        catch (UnreadableFlowException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Attributes(RunStart start) => new(start.Parameters, StringComparer.Ordinal)
    {
        ["flow.name"] = start.Flow.ToString(),
        ["flow.version"] = start.Version.ToString(CultureInfo.InvariantCulture),
        ["run.id"] = start.Run,
        ["triggered_by"] = start.TriggeredBy,
    };
}
