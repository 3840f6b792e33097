using System.Collections.Concurrent;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>Shares a flow's <c>maxParallel</c> among all its runs on many hosts. Table <c>windows</c> has one entity per flow, which is changed by
/// ETag.</summary>
/// <remarks>
/// A run takes slots for each batch before its first row, and releases them after its last. All runs together never hold more than
/// <c>maxParallel</c>. If no slot is free, a run gets a turn and asks again. The next batches of other runs then take fewer slots, and leave one
/// for each run that has waited longer. Slots and turns of ended runs are dropped; see <see cref="FlowSlotQueue"/>.
/// </remarks>
public sealed class DistributedFlowConcurrencyLimiter(StorageClients storage, RunLog runs, TimeProvider clock)
{
    /// <summary>The maximum number of flows without waiting changes to keep a queue for.</summary>
    internal const int MaxIdle = 100;

    private readonly ConcurrentDictionary<FlowIncarnation, FlowSlotQueue> queues = new();

    /// <summary>The number of flows that have a queue.</summary>
    internal int Queues => queues.Count;

    /// <summary>Takes slots for a batch. A repeated call returns the slots that the batch has. A batch takes over the slots of the run's previous
    /// batch.</summary>
    /// <returns>From 1 to <paramref name="wanted"/>; 0 if no slot is free, or if other hosts change the entity too often.</returns>
    internal async Task<int> TakeAsync(FlowIncarnation flow, RunId run, int batch, int wanted, int max, CancellationToken cancellation)
    {
        var change = new FlowSlotChange(window => window.Take(run.ToString(), batch, wanted, max), wanted);
        return await Queue(flow).ChangeAsync(change).WaitAsync(cancellation) ?? 0;
    }

    /// <summary>Releases the slots of a batch. It has no effect if the batch has none.</summary>
    /// <exception cref="TimeoutException">Other hosts change the entity too often.</exception>
    internal async Task GiveBackAsync(FlowIncarnation flow, RunId run, int batch, CancellationToken cancellation)
    {
        var change = new FlowSlotChange(window => window.GiveBack(run.ToString(), batch), Wanted: 0);
        _ = await Queue(flow).ChangeAsync(change).WaitAsync(cancellation)
            ?? throw new TimeoutException($"Run {run} could not release its slots, because other hosts change the slots of flow {flow.Name} too often.");
    }

    // A queue that is dropped at this moment may receive one more change. Two queues of a flow are like two hosts.
    private FlowSlotQueue Queue(FlowIncarnation flow)
    {
        if (queues.Count >= MaxIdle && !queues.ContainsKey(flow))
        {
            foreach (var (idle, _) in queues.Where(static queue => queue.Value.IsIdle))
                queues.TryRemove(idle, out _);
        }

        return queues.GetOrAdd(flow, _ => new FlowSlotQueue(flow, storage, runs, clock));
    }
}
