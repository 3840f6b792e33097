using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Lists the runs of flows, from table <c>runs</c>.</summary>
public sealed class RunSearch(StorageClients storage)
{
    // A list over many flows queries their partitions in parallel.
    private const int QueriesAtOnce = 16;

    // The service returns up to 1,000 entities in a response.
    private const int MaxResponse = 1_000;

    // How many runs of each flow are read at once when many flows are read together.
    private const int ReadAhead = 50;

    /// <summary>A page of the runs of some flows, newest first over all of them.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="query">The conditions.</param>
    /// <param name="limit">The maximum number of runs.</param>
    /// <param name="continuation">The continuation of the previous page; null for the first page.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The runs, and the continuation of the next page; null after the last run.</returns>
    public async Task<(IReadOnlyList<RunRecord> Items, string? Continuation)> ListAsync(
        IReadOnlyCollection<FlowName> flows, RunQuery query, int limit, string? continuation, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        var after = RunPosition.Parse(continuation);
        var found = new ConcurrentBag<(RunPosition Position, RunRecord Run)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(flows, options, async (flow, token) =>
        {
            var filter = $"PartitionKey eq '{flow}'{query.Filter}{after?.FilterOf(flow)}";
            var count = 0;
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, Math.Min(limit + 1, MaxResponse), cancellationToken: token))
            {
                found.Add((new RunPosition(entity.RowKey, flow.ToString()), RunEntity.Read(entity)));
                if (++count > limit)
                    break;
            }
        });
        var items = found.OrderBy(run => run.Position, RunPosition.Order).Take(limit + 1).ToList();
        return ([.. items.Take(limit).Select(run => run.Run)], items.Count > limit ? items[limit - 1].Position.ToString() : null);
    }

    /// <summary>All runs of some flows, newest first over all of them. It holds a part of each flow's runs in memory.</summary>
    public async IAsyncEnumerable<RunRecord> ReadAsync(
        IReadOnlyCollection<FlowName> flows, RunQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        var readers = flows.Select(flow => table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{flow}'{query.Filter}", flows.Count == 1 ? MaxResponse : ReadAhead, cancellationToken: cancellation)
            .GetAsyncEnumerator(cancellation)).ToList();
        try
        {
            var heads = new PriorityQueue<IAsyncEnumerator<TableEntity>, RunPosition>(RunPosition.Order);
            var begun = new ConcurrentBag<IAsyncEnumerator<TableEntity>>();
            var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(readers, options, async (reader, _) =>
            {
                if (await reader.MoveNextAsync())
                    begun.Add(reader);
            });
            foreach (var reader in begun)
                heads.Enqueue(reader, Position(reader.Current));
            while (heads.TryDequeue(out var next, out _))
            {
                yield return RunEntity.Read(next.Current);
                if (await next.MoveNextAsync())
                    heads.Enqueue(next, Position(next.Current));
            }
        }
        finally
        {
            foreach (var reader in readers)
                await reader.DisposeAsync();
        }

        static RunPosition Position(TableEntity run) => new(run.RowKey, run.PartitionKey);
    }

    /// <summary>The newest runs of a flow, newest first, in one query.</summary>
    internal async Task<IReadOnlyList<RunSummary>> RecentAsync(FlowName flow, int count, CancellationToken cancellation)
    {
        var partition = flow.ToString();
        var query = (await storage.TableAsync("runs"))
            .QueryAsync<TableEntity>(run => run.PartitionKey == partition, count, RunEntity.SummaryColumns, cancellation);
        return await query.Take(count).Select(RunEntity.ReadSummary).ToListAsync(cancellation);
    }
}
