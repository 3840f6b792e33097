using System.Diagnostics;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>The rows of error groups.</summary>
public sealed class ErrorRows(ErrorGroups groups, RowTable rows)
{
    private const int RowsAtOnce = 1_000;

    // A page of orders that are nearly all resolved reads many rows. After this time it returns what it has, with a continuation.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(1);

    /// <summary>The failed and rejected rows of a group, newest run first.</summary>
    /// <param name="group">The group.</param>
    /// <param name="from">The first run; null for the newest.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async IAsyncEnumerable<(ErrorRun Run, LoggedRow Row)> ReadAsync(
        ErrorGroup group, RunId? from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new RowQuery { Code = group.Code == ErrorFingerprint.NoCode ? null : group.Code };
        await foreach (var run in groups.RunsAsync(group, from, cancellation))
        {
            var id = RunId.Parse(run.RunId);
            foreach (var batch in run.Batches.Where(batch => batch > 0).Order())
            {
                await foreach (var (_, row) in rows.QueryAsync(id, batch, batch, query, RowsAtOnce, cancellation))
                {
                    if (ErrorFingerprint.Of(id.Flow, row) == group.Fingerprint)
                        yield return (run, row);
                }
            }
        }
    }

    /// <summary>A page of the orders of a group, the last failed first. Each order has its last failed row.</summary>
    /// <param name="group">The group.</param>
    /// <param name="isOpen">True for orders that have not succeeded since, false for the others; null for both.</param>
    /// <param name="limit">The maximum number of orders.</param>
    /// <param name="after">The last row of the previous page; null for the first page.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The orders, and the last row that was read; null after the last order. A page may have fewer orders than the limit.</returns>
    public async Task<(IReadOnlyList<ErrorOrder> Orders, (RunId Run, int Row)? Last)> OrdersAsync(
        ErrorGroup group, bool? isOpen, int limit, (RunId Run, int Row)? after, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var found = new Dictionary<string, ErrorOrder>();
        if (await groups.OrdersAsync(group.Fingerprint, cancellation) is not { } orders)
            return ([], null);
        await foreach (var (run, row) in ReadAsync(group, after?.Run, cancellation))
        {
            var id = RunId.Parse(run.RunId);
            if (row.Order is not { } order || (after is { } last && last.Run == id && row.Row <= last.Row))
                continue;
            // Of several rows in a run, the last one counts; of two runs that began in the same second, the newer one.
            var isKnown = found.TryGetValue(order, out var known) && known.RunId != run.RunId;
            if (!isKnown && LastOf(order, run, row, orders, isOpen) is { } failed)
                found[order] = failed;
            if (found.Count == limit || Stopwatch.GetElapsedTime(began) > MaxDuration)
                return ([.. found.Values], (id, row.Row));
        }

        return ([.. found.Values], null);
    }

    /// <summary>All orders of a group, each once, the last failed first.</summary>
    /// <param name="group">The group.</param>
    /// <param name="isOpen">True for orders that have not succeeded since, false for the others; null for both.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async IAsyncEnumerable<ErrorOrder> AllOrdersAsync(
        ErrorGroup group, bool? isOpen, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await groups.OrdersAsync(group.Fingerprint, cancellation) is not { } orders)
            yield break;
        var returned = new HashSet<string>(StringComparer.Ordinal);
        // Of several rows in a run, the last one counts, so a run is returned at its end.
        var found = new Dictionary<string, ErrorOrder>(StringComparer.Ordinal);
        var current = "";
        await foreach (var (run, row) in ReadAsync(group, null, cancellation))
        {
            if (run.RunId != current)
            {
                foreach (var order in found.Values)
                    yield return order;
                returned.UnionWith(found.Keys);
                found.Clear();
                current = run.RunId;
            }

            if (row.Order is { } number && !returned.Contains(number) && LastOf(number, run, row, orders, isOpen) is { } failed)
                found[number] = failed;
        }

        foreach (var order in found.Values)
            yield return order;
    }

    // Null if the order failed again in a newer run, or is not asked for.
    private static ErrorOrder? LastOf(string order, ErrorRun run, LoggedRow row, OpenOrders orders, bool? isOpen)
    {
        var open = orders.IsOpen(order) ?? true;
        return orders.IsLast(order, RunId.Parse(run.RunId).Moment) && (isOpen is null || isOpen == open)
            ? new ErrorOrder(order, run.RunId, row.Row, row.At ?? run.At, row.Outcome, row.Message, open)
            : null;
    }
}

/// <summary>An order of an error group.</summary>
/// <param name="Order">The order number.</param>
/// <param name="RunId">The run in which it failed last.</param>
/// <param name="Row">Its row in that run.</param>
/// <param name="At">When the row was logged.</param>
/// <param name="Outcome">Rejected or failed.</param>
/// <param name="Message">The reason.</param>
/// <param name="Open">True if the order has not been delivered since, as far as the group follows it.</param>
public sealed record ErrorOrder(string Order, string RunId, int Row, DateTimeOffset At, RowOutcome Outcome, string? Message, bool Open);
