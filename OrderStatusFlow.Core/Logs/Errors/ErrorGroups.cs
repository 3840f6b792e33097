using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>Table <c>errorgroups</c>: the causes of failed rows and runs. They are written when a batch or a run closes.</summary>
/// <remarks>
/// A flow is a partition. Key <c>g.{fingerprint}</c> is a group, <c>r.{fingerprint}.{run}</c> a run in which it occurred, newest first. Both change in one
/// transaction, and the run lists its batches, so a batch that is closed again, after a crash, is not counted again. Partitions <c>fp.{digit}</c> have the
/// flow of each fingerprint. A batch without failures costs one query, which returns the flow's groups that are not closed.
/// </remarks>
public sealed class ErrorGroups(StorageClients storage, TimeProvider clock)
{
    // Further causes of one batch are not kept: their messages probably differ in something that is not masked.
    private const int MaxPerBatch = 100;
    private const int ChangesAtOnce = 4;

    // Of a hundred runs that fail at once for one cause, each attempt to change its group would be refused but one. A host changes a group once at a time.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Adds the failures of a batch to their groups, and closes groups whose orders have succeeded. Adding it again has no effect.</summary>
    internal async Task AddAsync(RunStart run, BatchRef batch, IEnumerable<LoggedRow> logged, CancellationToken cancellation)
    {
        var rows = logged.OrderBy(row => row.Row).ToList();
        var occurrences = ErrorOccurrence.In(run.Flow, rows).Take(MaxPerBatch).ToDictionary(occurrence => occurrence.Fingerprint);
        if (occurrences.Count == 0 && !rows.Any(ErrorChange.IsGood))
            return;
        var open = await OpenAsync(run.Flow, cancellation);
        var waiting = open.Values.Select(ErrorGroupEntity.Read).Where(group => group.OpenOrders > 0).Select(group => group.Fingerprint);
        await ChangeAllAsync(occurrences.Keys.Union(waiting), open, group =>
            new ErrorChange(run, batch.Number, occurrences.GetValueOrDefault(group), rows), cancellation);
    }

    /// <summary>Adds the error that ended a run to its group. A run without such an error closes the groups of earlier runs that ended with
    /// one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step that failed.</param>
    /// <param name="failure">The error; null if no step failed.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task EndAsync(RunStart run, string step, Failure? failure, CancellationToken cancellation)
    {
        var open = await OpenAsync(run.Flow, cancellation);
        if (failure is not null)
        {
            var occurrence = ErrorOccurrence.Of(run.Flow, step, failure);
            await ChangeAllAsync([occurrence.Fingerprint], open, _ => new ErrorChange(run, 0, occurrence, []), cancellation);
            return;
        }

        var waiting = open.Values.Select(ErrorGroupEntity.Read).Where(group => group.RunIsOpen).Select(group => group.Fingerprint);
        await ChangeAllAsync(waiting, open, _ => new ErrorChange(run, 0, null, []), cancellation);
    }

    /// <summary>A group; null if there is no such group.</summary>
    public async Task<ErrorGroup?> FindAsync(string fingerprint, CancellationToken cancellation) =>
        await EntityAsync(fingerprint, cancellation) is { } entity ? ErrorGroupEntity.Read(entity).At(clock.GetUtcNow()) : null;

    /// <summary>The groups of a flow. Closed groups are left out if they are not wanted.</summary>
    public async Task<IReadOnlyList<ErrorGroup>> ListAsync(FlowName flow, bool closed, CancellationToken cancellation)
    {
        var (groups, now) = (new List<ErrorGroup>(), clock.GetUtcNow());
        var filter = closed ? Groups(flow) : Open(flow);
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(filter, select: ErrorGroupEntity.Columns, cancellationToken: cancellation))
            groups.Add(ErrorGroupEntity.Read(entity).At(now));
        return groups;
    }

    /// <summary>The number of groups of a flow that are neither closed nor ignored.</summary>
    internal async Task<int> CountAsync(FlowName flow, CancellationToken cancellation) => await (await TableAsync())
        .QueryAsync<TableEntity>($"{Open(flow)} and State ne '{ErrorState.Ignored}'", select: ["RowKey"], cancellationToken: cancellation)
        .CountAsync(cancellation);

    /// <summary>The runs in which a group occurred, newest first.</summary>
    /// <param name="group">The group.</param>
    /// <param name="from">The first run; null for the newest.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async IAsyncEnumerable<ErrorRun> RunsAsync(
        ErrorGroup group, RunId? from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = from is { } run ? ErrorRun.KeyOf(group.Fingerprint, run) : $"r.{group.Fingerprint}.";
        var filter = $"PartitionKey eq '{group.Flow}' and RowKey ge '{first}' and RowKey lt 'r.{group.Fingerprint}/'";
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return ErrorRun.Read(entity);
    }

    /// <summary>Changes a group for a person, by ETag.</summary>
    /// <param name="fingerprint">The group.</param>
    /// <param name="change">Returns the changed group; null to change nothing.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The group after the call; null if there is no such group.</returns>
    public async Task<ErrorGroup?> ChangeAsync(string fingerprint, Func<ErrorGroup, ErrorGroup?> change, CancellationToken cancellation)
    {
        while (await EntityAsync(fingerprint, cancellation) is { } entity)
        {
            var group = ErrorGroupEntity.Read(entity).At(clock.GetUtcNow());
            if (change(group) is not { } changed)
                return group;
            var update = new TableTransactionAction(
                TableTransactionActionType.UpdateReplace, ErrorGroupEntity.Of(changed, ErrorGroupEntity.Orders(entity)), entity.ETag);
            if (await SubmitAsync([update], cancellation))
                return changed;
        }

        return null;
    }

    /// <summary>The orders of a group.</summary>
    internal async Task<OpenOrders?> OrdersAsync(string fingerprint, CancellationToken cancellation) =>
        await EntityAsync(fingerprint, cancellation) is { } entity ? ErrorGroupEntity.Orders(entity) : null;

    private static string Groups(FlowName flow) => $"PartitionKey eq '{flow}' and RowKey ge 'g.' and RowKey lt 'g/'";

    private static string Open(FlowName flow) => $"{Groups(flow)} and State ne '{ErrorState.Closed}'";

    private async Task<Dictionary<string, TableEntity>> OpenAsync(FlowName flow, CancellationToken cancellation)
    {
        var open = new Dictionary<string, TableEntity>();
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(Open(flow), cancellationToken: cancellation))
            open[entity.RowKey[2..]] = entity;
        return open;
    }

    private Task ChangeAllAsync(
        IEnumerable<string> groups, Dictionary<string, TableEntity> known, Func<string, ErrorChange> change, CancellationToken cancellation) =>
        Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = ChangesAtOnce, CancellationToken = cancellation },
            async (group, token) => await ChangeInTurnAsync(group, known.GetValueOrDefault(group), change(group), token));

    private async Task ChangeInTurnAsync(string fingerprint, TableEntity? known, ErrorChange change, CancellationToken cancellation)
    {
        var turn = turns[(uint)fingerprint.GetHashCode(StringComparison.Ordinal) % turns.Length];
        var isFree = await turn.WaitAsync(TimeSpan.Zero, cancellation);
        if (!isFree)
            await turn.WaitAsync(cancellation);
        try
        {
            // What was known has changed during the wait.
            await ChangeAsync(fingerprint, isFree ? known : null, change, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ChangeAsync(string fingerprint, TableEntity? known, ErrorChange change, CancellationToken cancellation)
    {
        var (flow, table) = (change.Run.Flow, await TableAsync());
        while (true)
        {
            var entity = known ?? await FindAsync(table, flow.ToString(), ErrorGroupEntity.KeyOf(fingerprint), cancellation);
            known = null;
            var writes = new List<TableTransactionAction>();
            var isNewRun = false;
            if (change.Occurrence is { } occurrence)
            {
                var there = await FindAsync(table, flow.ToString(), ErrorRun.KeyOf(fingerprint, change.Run.Id), cancellation);
                isNewRun = there is null;
                if ((there is null ? ErrorRun.Of(change.Run) : ErrorRun.Read(there)).With(change.Batch, occurrence.Rows) is not { } run)
                    return;
                writes.Add(Write(run.ToEntity(flow, fingerprint), there));
                if (entity is null)
                {
                    await table.UpsertEntityAsync(
                        new TableEntity(IndexOf(fingerprint), fingerprint) { ["Flow"] = flow.ToString() }, cancellationToken: cancellation);
                }
            }

            var orders = entity is null ? new OpenOrders() : ErrorGroupEntity.Orders(entity);
            if (change.Apply(entity is null ? null : ErrorGroupEntity.Read(entity), orders, isNewRun, clock.GetUtcNow()) is not { } group)
                return;
            writes.Add(Write(ErrorGroupEntity.Of(group, orders), entity));
            if (await SubmitAsync(writes, cancellation))
                return;
        }
    }

    private async Task<TableEntity?> EntityAsync(string fingerprint, CancellationToken cancellation)
    {
        var table = await TableAsync();
        return ErrorFingerprint.IsValid(fingerprint) && await FindAsync(table, IndexOf(fingerprint), fingerprint, cancellation) is { } index
            ? await FindAsync(table, index.GetString("Flow"), ErrorGroupEntity.KeyOf(fingerprint), cancellation)
            : null;
    }

    private async Task<bool> SubmitAsync(IReadOnlyList<TableTransactionAction> writes, CancellationToken cancellation)
    {
        try
        {
            await (await TableAsync()).SubmitTransactionAsync(writes, cancellation);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static TableTransactionAction Write(TableEntity entity, TableEntity? there) => there is null
        ? new TableTransactionAction(TableTransactionActionType.Add, entity)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, there.ETag);

    private static async Task<TableEntity?> FindAsync(TableClient table, string partition, string key, CancellationToken cancellation) =>
        await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation) is { HasValue: true, Value: var found } ? found : null;

    internal static string IndexOf(string fingerprint) => $"fp.{fingerprint[0]}";

    private Task<TableClient> TableAsync() => storage.TableAsync("errorgroups");
}
