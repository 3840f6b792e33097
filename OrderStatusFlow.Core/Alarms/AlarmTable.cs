using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Table <c>alarms</c>, one partition per flow: <c>a.{alarm}</c> is the state of an alarm, <c>b</c> the flow's activity, <c>c.{time}</c> a
/// notification to send, <c>h.{time}</c> one of the history, newest first.</summary>
/// <remarks>A change of state, its notification and its history are one transaction, which one of many hosts makes. The history keeps its newest
/// <see cref="MaxHistory"/> notifications.</remarks>
public sealed class AlarmTable(StorageClients storage)
{
    internal const int MaxHistory = 200;

    internal async Task<FlowAlarms> ReadAsync(FlowIncarnation flow, CancellationToken cancellation)
    {
        var (activity, states, pending) = ((AlarmActivity?)null, new List<AlarmState>(), new List<PendingNotification>());
        var filter = $"PartitionKey eq '{flow}' and RowKey ge 'a' and RowKey lt 'd'";
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (entity.RowKey == AlarmActivity.Key)
                activity = AlarmActivity.Read(entity);
            else if (entity.RowKey.StartsWith(AlarmState.Prefix, StringComparison.Ordinal))
                states.Add(AlarmState.Read(entity));
            else if (entity.RowKey.StartsWith(PendingNotification.Prefix, StringComparison.Ordinal))
                pending.Add(PendingNotification.Read(entity));
        }

        return new FlowAlarms(activity, states, pending);
    }

    /// <summary>The newest notifications of a flow.</summary>
    internal async Task<IReadOnlyList<AlarmNotification>> HistoryAsync(FlowIncarnation flow, int max, CancellationToken cancellation)
    {
        var history = new List<AlarmNotification>();
        var filter = $"PartitionKey eq '{flow}' and RowKey ge 'h' and RowKey lt 'i'";
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(filter, Math.Min(max, 1_000), cancellationToken: cancellation))
        {
            history.Add(AlarmNotification.Read(entity));
            if (history.Count == max)
                break;
        }

        return history;
    }

    /// <summary>Replaces the activity.</summary>
    /// <returns>False if another host changed it.</returns>
    internal Task<bool> ReplaceAsync(FlowIncarnation flow, AlarmActivity? there, AlarmActivity activity, CancellationToken cancellation) =>
        SubmitAsync([Write(activity.ToEntity(flow), there?.Tag)], cancellation);

    /// <summary>Changes the state of an alarm, and stores its notification.</summary>
    /// <returns>False if another host changed the state.</returns>
    internal Task<bool> ChangeAsync(
        FlowIncarnation flow, AlarmState? there, AlarmState state, AlarmNotification notification, PendingNotification? pending, CancellationToken cancellation)
    {
        // The states of error groups would accumulate, so a group that recovered has none.
        var change = state is { Subject: not null, IsFiring: false }
            ? new TableTransactionAction(TableTransactionActionType.Delete, state.ToEntity(flow), there!.Tag)
            : Write(state.ToEntity(flow), there?.Tag);
        var add = new List<TableTransactionAction> { change, Write(notification.ToEntity(flow), null) };
        if (pending is not null)
            add.Add(Write(pending.ToEntity(flow), null));
        return SubmitAsync(add, cancellation);
    }

    /// <summary>Stores the notification with its next attempt.</summary>
    /// <returns>The stored notification; null if another host makes this attempt.</returns>
    internal async Task<PendingNotification?> ClaimAsync(
        FlowIncarnation flow, PendingNotification pending, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var next = pending.Next(now);
            var stored = await (await TableAsync()).UpdateEntityAsync(next.ToEntity(flow), pending.Tag, TableUpdateMode.Replace, cancellation);
            return next with { Tag = stored.Headers.ETag!.Value };
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Stores the answer to an attempt. A notification that was delivered, or whose last attempt it was, is no longer pending.</summary>
    internal async Task AnsweredAsync(FlowIncarnation flow, PendingNotification pending, AlarmAnswer answer, CancellationToken cancellation)
    {
        var history = new TableEntity(flow.ToString(), pending.HistoryKey)
        {
            ["Attempts"] = pending.Attempts,
            ["Delivered"] = answer.Delivered,
            ["Status"] = answer.Status,
            ["DurationMs"] = answer.DurationMs,
            ["Error"] = answer.Error,
            ["AnsweredAt"] = answer.At,
        };
        var writes = new List<TableTransactionAction> { new(TableTransactionActionType.UpsertMerge, history) };
        if (answer.Delivered || pending.IsLast)
            writes.Add(new TableTransactionAction(TableTransactionActionType.Delete, pending.ToEntity(flow), ETag.All));
        await SubmitAsync(writes, cancellation);
    }

    /// <summary>Adds a notification to the history that changes no state, such as a test, and removes the oldest ones.</summary>
    internal async Task AddAsync(FlowIncarnation flow, AlarmNotification notification, CancellationToken cancellation)
    {
        await SubmitAsync([Write(notification.ToEntity(flow), null)], cancellation);
        await TrimAsync(flow, cancellation);
    }

    /// <summary>Removes the oldest notifications of the history.</summary>
    internal async Task TrimAsync(FlowIncarnation flow, CancellationToken cancellation)
    {
        foreach (var old in (await HistoryAsync(flow, 2 * MaxHistory, cancellation)).Skip(MaxHistory))
            await (await TableAsync()).DeleteEntityAsync(flow.ToString(), old.Key, cancellationToken: cancellation);
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

    private static TableTransactionAction Write(TableEntity entity, ETag? seen) => seen is { } tag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, tag)
        : new TableTransactionAction(TableTransactionActionType.Add, entity);

    private Task<TableClient> TableAsync() => storage.TableAsync("alarms");
}
