using System.Security.Cryptography;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The watermark of each flow's next scheduled run, and the run whose written orders it may compare with, in table <c>watermarks</c>.</summary>
public sealed class Watermarks(StorageClients storage) : IDisposable
{
    /// <summary>The maximum number of flows in the cache.</summary>
    internal const int MaxSeen = 10_000;

    // A deleted flow is not read again, so its entry expires.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private readonly BoundedCache<FlowName, (int FirstVersion, DateTimeOffset Value)> seen = new(MaxSeen, Remembered);

    /// <summary>The last watermark that this process read of each flow.</summary>
    internal IEnumerable<KeyValuePair<FlowName, DateTimeOffset>> Seen =>
        seen.Keys.SelectMany(
            flow => seen.TryGet(flow, out var known) ? [KeyValuePair.Create(flow, known.Value)] : Array.Empty<KeyValuePair<FlowName, DateTimeOffset>>());

    /// <inheritdoc/>
    public void Dispose() => seen.Dispose();

    /// <summary>A flow's watermark; null before its first complete run.</summary>
    public async Task<Watermark?> FindAsync(FlowIncarnation flow, CancellationToken cancellation) => (await StateAsync(flow, cancellation)).Watermark;

    /// <summary>The watermarks of all flows that have one, in one query.</summary>
    internal async Task<IReadOnlyDictionary<FlowIncarnation, Watermark>> ListAsync(
        IReadOnlyCollection<FlowIncarnation> flows, CancellationToken cancellation)
    {
        var byKey = new Dictionary<string, Watermark>(StringComparer.Ordinal);
        await foreach (var entity in (await TableAsync())
            .QueryAsync<TableEntity>(e => e.RowKey == WatermarkState.WatermarkKey, cancellationToken: cancellation))
        {
            // An entity that somebody damaged hides the watermark of its flow only. The flow's runs report it.
            if (WatermarkState.TryRead(entity) is { } watermark)
                byKey[entity.PartitionKey] = watermark;
        }

        return flows.Where(flow => byKey.ContainsKey(flow.ToString())).ToDictionary(flow => flow, flow => byKey[flow.ToString()]);
    }

    /// <summary>Sets a flow's watermark and discards the record of written orders. If it is null, the next run reads from the beginning.</summary>
    /// <remarks>Both are one transaction. A run that is active at this moment does not move the watermark, and no later run compares with the orders
    /// that it writes.</remarks>
    public Task SetAsync(FlowIncarnation flow, Watermark? to, CancellationToken cancellation)
    {
        var edit = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return ChangeAsync(flow, _ => new WatermarkState { Watermark = to, Edit = edit }, cancellation);
    }

    /// <summary>The watermark with the values that are valid together with it.</summary>
    internal async Task<WatermarkState> StateAsync(FlowIncarnation flow, CancellationToken cancellation)
    {
        var state = await WatermarkState.ReadAsync(await TableAsync(), flow, cancellation);
        See(flow, state.Watermark);
        return state;
    }

    /// <summary>Moves a flow's watermark and makes the run's record of written orders valid, unless a person or another run changed the state since
    /// the run started.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="run">The run.</param>
    /// <param name="to">The new watermark; null to keep the value.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>True if the state names this run, after this call or an earlier one.</returns>
    internal async Task<bool> MoveAsync(FlowIncarnation flow, RunStart run, Watermark? to, CancellationToken cancellation)
    {
        var state = await ChangeAsync(
            flow,
            state => state.WrittenBy != run.Run && state.Watermark?.Value == run.Watermark && state.Edit == run.WatermarkEdit
                ? state with { Watermark = to ?? state.Watermark, WrittenBy = run.Run }
                : null,
            cancellation);
        return state.WrittenBy == run.Run;
    }

    /// <summary>Discards the record of written orders.</summary>
    internal Task ForgetWrittenAsync(FlowIncarnation flow, CancellationToken cancellation) =>
        ChangeAsync(flow, state => state.IsOfEarlierRelease || state.WrittenBy is not null ? state with { WrittenBy = null } : null, cancellation);

    /// <summary>Changes the state by ETag, and tries again if another process changed it first. A null result changes nothing.</summary>
    private async Task<WatermarkState> ChangeAsync(FlowIncarnation flow, Func<WatermarkState, WatermarkState?> change, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await StateAsync(flow, cancellation);
            if (change(state) is not { } next)
                return state;
            if (!await state.ReplaceAsync(await TableAsync(), flow, next, cancellation))
                continue;
            See(flow, next.Watermark);
            return next;
        }
    }

    // A run of an earlier incarnation may still read its own watermark.
    private void See(FlowIncarnation flow, Watermark? there)
    {
        if (seen.TryGet(flow.Name, out var known) && known.FirstVersion > flow.FirstVersion)
            return;
        if (there is null)
            seen.Remove(flow.Name);
        else
            seen.Set(flow.Name, (flow.FirstVersion, there.Value), Remembered);
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("watermarks");
}
