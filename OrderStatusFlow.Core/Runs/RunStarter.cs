using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Erp;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Runs;

/// <summary>Begins runs: by schedule, by trigger, by the ERP's POST. A run that was answered with an id is in storage, and will be done.</summary>
public sealed class RunStarter(StorageClients storage, RunLog runs, RunFiles files, Watermarks watermarks, IRunLauncher launcher, TimeProvider clock)
{
    private const string Keys = "idempotencykeys";

    /// <summary>Starts a run by schedule; on whichever host it is asked first, and there once.</summary>
    /// <param name="flow">An inbound flow.</param>
    /// <param name="id">The run's id, made from what it is due for.</param>
    /// <param name="by">Who started it: <c>System</c>, or the flow that it waited for.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<RunStart> ScheduledAsync(FlowVersion flow, RunId id, string by, CancellationToken cancellation) =>
        await BeginAsync(flow, await ByWatermarkAsync(flow, id, by, cancellation), cancellation);

    /// <summary>Starts an inbound run by hand.</summary>
    /// <param name="flow">An inbound flow.</param>
    /// <param name="parameters">Checked trigger parameters; with none it reads by watermark, as the schedule does.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<RunStart> TriggeredAsync(FlowVersion flow, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var id = RunId.New(flow.Name, clock.GetUtcNow());
        var start = parameters.Count == 0
            ? await ByWatermarkAsync(flow, id, RunStart.Person, cancellation)
            : new RunStart { Run = id.ToString(), Version = flow.Version, TriggeredBy = RunStart.Person, Started = clock.GetUtcNow(), Parameters = parameters };
        return await BeginAsync(flow, start, cancellation);
    }

    /// <summary>Starts an outbound run.</summary>
    /// <param name="flow">An outbound flow.</param>
    /// <param name="payload">What the ERP posted: JSON.</param>
    /// <param name="key">The post's idempotency key; a repeat answers the first run. Null: every post is a run.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<RunStart> PostedAsync(FlowVersion flow, ReadOnlyMemory<byte> payload, string? key, CancellationToken cancellation)
    {
        var id = key is null ? null : await ClaimedAsync(flow.Name, key, cancellation);
        id ??= await StoreAsync(flow.Name, payload, key, cancellation);
        var start = new RunStart { Run = id.Value.ToString(), Version = flow.Version, TriggeredBy = "erp", Started = clock.GetUtcNow() };
        return await BeginAsync(flow, start, cancellation);
    }

    private async Task<RunStart> BeginAsync(FlowVersion flow, RunStart start, CancellationToken cancellation)
    {
        // Once the log is begun the run will be done, whether or not this caller waits for the rest.
        if (await runs.BeginAsync(start, flow.Definition.Direction, cancellation) is not { } begun)
            return start;
        await launcher.LaunchAsync(begun, flow.Definition.Direction, CancellationToken.None);
        return begun;
    }

    private async Task<RunStart> ByWatermarkAsync(FlowVersion flow, RunId id, string by, CancellationToken cancellation)
    {
        var erp = flow.Definition.Erp!;
        var parameters = new Dictionary<string, string>();
        var watermark = (await watermarks.FindAsync(flow.Name, cancellation))?.Value;
        if (watermark is { } value)
            parameters[ParameterDefinition.ModifiedAfter] = ErpDates.After(value - erp.Overlap, TimeZoneInfo.FindSystemTimeZoneById(erp.TimeZone));
        return new RunStart
        {
            Run = id.ToString(),
            Version = flow.Version,
            TriggeredBy = by,
            Started = clock.GetUtcNow(),
            Parameters = parameters,
            MovesWatermark = true,
            Watermark = watermark,
        };
    }

    // The payload is stored before the key is taken: a key that is taken always leads to a run that can be done.
    private async Task<RunId> StoreAsync(FlowName flow, ReadOnlyMemory<byte> payload, string? key, CancellationToken cancellation)
    {
        var id = RunId.New(flow, clock.GetUtcNow());
        await files.WriteAsync(id, RunFiles.Page(1), payload, cancellation);
        if (key is null)
            return id;
        try
        {
            var claim = new TableEntity(flow.ToString(), RunId.Fingerprint(key)) { ["Run"] = id.ToString() };
            await (await storage.TableAsync(Keys)).AddEntityAsync(claim, cancellation);
            return id;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            await files.DeleteAsync(id, RunFiles.Page(1), cancellation);
            return await ClaimedAsync(flow, key, cancellation) ?? throw new InvalidDataException($"The idempotency key of a post to {flow} is there and not there.");
        }
    }

    private async Task<RunId?> ClaimedAsync(FlowName flow, string key, CancellationToken cancellation)
    {
        var table = await storage.TableAsync(Keys);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(flow.ToString(), RunId.Fingerprint(key), cancellationToken: cancellation);
        return found.HasValue ? RunId.Parse(found.Value!.GetString("Run")) : null;
    }
}
