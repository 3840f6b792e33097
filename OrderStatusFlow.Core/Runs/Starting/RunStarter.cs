using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Starting;

/// <summary>Starts runs: by schedule, by trigger, or by the ERP's POST. A run whose id was returned is in storage and will run.</summary>
public sealed class RunStarter(StorageClients storage, RunLog runs, RunFiles files, Watermarks watermarks, IRunLauncher launcher, TimeProvider clock)
{
    /// <summary>Who triggers a run, if the caller has no name of its own.</summary>
    public const string ByUrl = "trigger";

    /// <summary>Who posts orders, if the caller has no name of its own.</summary>
    public const string ByErp = "erp";

    private readonly IdempotencyKeys idempotencyKeys = new(storage);

    /// <summary>Starts a run by schedule. If several hosts start the same slot, it runs once.</summary>
    /// <param name="flow">An inbound flow.</param>
    /// <param name="id">The id of the run, which is derived from the slot or from the run that triggers it.</param>
    /// <param name="by"><c>System</c>, or the flow that triggers the run.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<RunStart> ScheduledAsync(FlowVersion flow, RunId id, string by, CancellationToken cancellation) =>
        await BeginAsync(flow, await ByWatermarkAsync(
            flow, id, flow.Definition.Schedule?.TriggeredBy is null ? RunTrigger.Schedule : RunTrigger.Flow, by, cancellation), cancellation);

    /// <summary>Starts an inbound run by hand.</summary>
    /// <param name="flow">An inbound flow.</param>
    /// <param name="parameters">The validated trigger parameters. If there are none, the run reads by watermark, like a scheduled run.</param>
    /// <param name="by">Who triggers it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<RunStart> TriggeredAsync(
        FlowVersion flow, IReadOnlyDictionary<string, string> parameters, string by, CancellationToken cancellation)
    {
        var start = parameters.Count == 0
            ? await ByWatermarkAsync(flow, RunId.New(flow.Name, clock.GetUtcNow()), RunTrigger.Url, by, cancellation)
            : ByParameters(flow, parameters, by);
        return await BeginAsync(flow, start, cancellation);
    }

    /// <summary>Describes a run without starting it: the next scheduled run, or with parameters a run by hand.</summary>
    internal async Task<RunStart> DescribeAsync(FlowVersion flow, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation) =>
        parameters.Count == 0
            ? await ByWatermarkAsync(flow, RunId.New(flow.Name, clock.GetUtcNow()), RunTrigger.Schedule, "System", cancellation)
            : ByParameters(flow, parameters, ByUrl);

    /// <summary>Starts an outbound run.</summary>
    /// <param name="flow">An outbound flow.</param>
    /// <param name="payload">The JSON that the ERP posted.</param>
    /// <param name="key">The idempotency key of the request. A repeated key returns the first run. If null, every request starts a run.</param>
    /// <param name="by">Who posts it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The run, or <c>http.idempotencyKey</c> if the key was used with another payload.</returns>
    public async Task<Result<RunStart>> PostedAsync(
        FlowVersion flow, ReadOnlyMemory<byte> payload, string? key, string by, CancellationToken cancellation)
    {
        var claim = key is null ? null : await idempotencyKeys.FindAsync(flow.Incarnation, key, cancellation);
        claim ??= await StoreAsync(flow, payload, key, cancellation);
        if (!claim.IsOf(payload.Span))
            return new Failure(
                "http.idempotencyKey", $"This idempotency key was already used with another body, by run {claim.Run}. Use a new key for each message.");
        return await BeginAsync(flow, ByPost(flow, claim.Run, by), cancellation);
    }

    /// <summary>Begins a run whose input is stored.</summary>
    internal async Task<RunStart> BeginAsync(FlowVersion flow, RunStart start, CancellationToken cancellation)
    {
        // Once the log exists, the run will run, even if this caller does not wait for the rest.
        if (await runs.BeginAsync(start, flow.Definition.Direction, cancellation) is not { } begun)
            return start;
        await launcher.LaunchAsync(begun, flow.Definition.Direction, CancellationToken.None);
        return begun;
    }

    /// <summary>Describes the run of a POST without starting it.</summary>
    internal RunStart DescribePost(FlowVersion flow) => ByPost(flow, RunId.New(flow.Name, clock.GetUtcNow()), ByErp);

    private RunStart ByPost(FlowVersion flow, RunId id, string by) => new()
    {
        Run = id.ToString(),
        Version = flow.Version,
        Trigger = RunTrigger.Post,
        TriggeredBy = by,
        Started = clock.GetUtcNow(),
    };

    private RunStart ByParameters(FlowVersion flow, IReadOnlyDictionary<string, string> parameters, string by) => new()
    {
        Run = RunId.New(flow.Name, clock.GetUtcNow()).ToString(),
        Version = flow.Version,
        Trigger = RunTrigger.Url,
        TriggeredBy = by,
        Started = clock.GetUtcNow(),
        Parameters = parameters,
    };

    private async Task<RunStart> ByWatermarkAsync(FlowVersion flow, RunId id, RunTrigger trigger, string by, CancellationToken cancellation)
    {
        var erp = flow.Definition.Erp!;
        var parameters = new Dictionary<string, string>();
        var state = await watermarks.StateAsync(flow.Incarnation, cancellation);
        var watermark = state.Watermark?.Value;
        if (watermark is { } value)
            parameters[ParameterNames.ModifiedAfter] = ErpDates.After(value - erp.Overlap, TimeZoneInfo.FindSystemTimeZoneById(erp.TimeZone));
        return new RunStart
        {
            Run = id.ToString(),
            Version = flow.Version,
            Trigger = trigger,
            TriggeredBy = by,
            Started = clock.GetUtcNow(),
            Parameters = parameters,
            MovesWatermark = true,
            Watermark = watermark,
            WatermarkEdit = state.Edit,
        };
    }

    // The payload is stored before the key is taken, so that a taken key always leads to a run that can run.
    private async Task<IdempotencyClaim> StoreAsync(FlowVersion flow, ReadOnlyMemory<byte> payload, string? key, CancellationToken cancellation)
    {
        var claim = new IdempotencyClaim(RunId.New(flow.Name, clock.GetUtcNow()), IdempotencyClaim.Hash(payload.Span));
        await files.WriteAsync(claim.Run, RunFiles.Page(1), payload, cancellation);
        if (key is null || await idempotencyKeys.TakeAsync(flow.Incarnation, key, claim, cancellation) is not { } earlier)
            return claim;
        await files.DeleteAsync(claim.Run, RunFiles.Page(1), cancellation);
        return earlier;
    }
}
