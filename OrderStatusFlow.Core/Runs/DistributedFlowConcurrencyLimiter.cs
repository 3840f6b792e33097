using System.Collections.Concurrent;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Shares a flow's <c>maxParallel</c> among all its runs, where many hosts write their rows: table <c>windows</c>, one entity a flow, changed by ETag.</summary>
/// <remarks>
/// A run takes places for one batch after the other, before a batch's first row, and gives them back after the last. Together runs never hold more than the flow allows;
/// one that comes while others hold them all takes none, gets a turn, and asks again: the next batches of the others take less, and leave a place to each that waits
/// longer than they do. Places and turns of runs that have ended count no more: see <see cref="FlowSlotQueue"/>.
/// </remarks>
public sealed class DistributedFlowConcurrencyLimiter(StorageClients storage, RunLog runs, TimeProvider clock)
{
    private readonly ConcurrentDictionary<FlowIncarnation, FlowSlotQueue> queues = new();

    /// <summary>Takes places for a batch; again, it answers those that it has. Places of the run's batch before are its own to take over.</summary>
    /// <returns>From 1 to <paramref name="wanted"/>; 0 when there is none now, or when others change the window too often at this moment.</returns>
    internal async Task<int> TakeAsync(FlowIncarnation flow, RunId run, int batch, int wanted, int max, CancellationToken cancellation)
    {
        var change = new FlowSlotChange(window => window.Take(run.ToString(), batch, wanted, max), wanted);
        return await Queue(flow).ChangeAsync(change).WaitAsync(cancellation) ?? 0;
    }

    /// <summary>Gives a batch's places back; harmless when it has none.</summary>
    /// <exception cref="TimeoutException">Others change the window too often at this moment.</exception>
    internal async Task GiveBackAsync(FlowIncarnation flow, RunId run, int batch, CancellationToken cancellation)
    {
        var change = new FlowSlotChange(window => window.GiveBack(run.ToString(), batch), Wanted: 0);
        _ = await Queue(flow).ChangeAsync(change).WaitAsync(cancellation) ?? throw new TimeoutException($"Run {run} cannot give back its places now: other hosts change the window of flow {flow.Name}.");
    }

    private FlowSlotQueue Queue(FlowIncarnation flow) => queues.GetOrAdd(flow, _ => new FlowSlotQueue(flow, storage, runs, clock));
}
