using System.Security.Cryptography;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>What each flow's next scheduled run asks for, and which run's written orders it may compare with: table <c>watermarks</c>.</summary>
public sealed class Watermarks(StorageClients storage) : IDisposable
{
    /// <summary>How many flows are remembered, at most.</summary>
    internal const int MaxSeen = 10_000;

    // A flow that was deleted is looked at no more.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private readonly BoundedCache<FlowName, (int FirstVersion, DateTimeOffset Value)> seen = new(MaxSeen, Remembered);

    /// <summary>Where this process saw each flow's watermark last; those of flows that it never looked at are not among them.</summary>
    internal IEnumerable<KeyValuePair<FlowName, DateTimeOffset>> Seen =>
        seen.Keys.SelectMany(flow => seen.TryGet(flow, out var known) ? [KeyValuePair.Create(flow, known.Value)] : Array.Empty<KeyValuePair<FlowName, DateTimeOffset>>());

    /// <inheritdoc/>
    public void Dispose() => seen.Dispose();

    /// <summary>A flow's watermark; null before its first whole run.</summary>
    public async Task<Watermark?> FindAsync(FlowIncarnation flow, CancellationToken cancellation) => (await StateAsync(flow, cancellation)).Watermark;

    /// <summary>Sets a flow's watermark, whatever it is now, and makes void what was written before; null: the next run reads from the beginning.</summary>
    /// <remarks>Both is one step. A run that is under way at this moment does not move the watermark, and nothing compares with what it writes.</remarks>
    public Task SetAsync(FlowIncarnation flow, Watermark? to, CancellationToken cancellation)
    {
        var edit = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return ChangeAsync(flow, _ => new WatermarkState { Watermark = to, Edit = edit }, cancellation);
    }

    /// <summary>The watermark and what belongs to it.</summary>
    internal async Task<WatermarkState> StateAsync(FlowIncarnation flow, CancellationToken cancellation)
    {
        var state = await WatermarkState.ReadAsync(await TableAsync(), flow, cancellation);
        See(flow, state.Watermark);
        return state;
    }

    /// <summary>Moves a flow's watermark on, and makes what the run wrote valid, if a run still finds what it began with: what a person or another run set meanwhile stays.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="run">The run.</param>
    /// <param name="to">The new watermark; null to leave the value.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Whether it did, now or when it was asked before.</returns>
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

    /// <summary>Makes void what was written before.</summary>
    internal Task ForgetWrittenAsync(FlowIncarnation flow, CancellationToken cancellation) =>
        ChangeAsync(flow, state => state.IsOfEarlierRelease || state.WrittenBy is not null ? state with { WrittenBy = null } : null, cancellation);

    /// <summary>Changes the state by ETag, again when another was quicker; null leaves it.</summary>
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

    // A run of an earlier incarnation may still look at its own watermark.
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
