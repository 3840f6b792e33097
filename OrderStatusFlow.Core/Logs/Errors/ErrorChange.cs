using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>What a batch, or the end of a run, changes in one error group.</summary>
/// <param name="Run">The run.</param>
/// <param name="Batch">The batch's number; 0 for the end of the run.</param>
/// <param name="Occurrence">The rows with the error, or the end of the run with it; null if it did not occur.</param>
/// <param name="Rows">The rows of the batch in their order; empty for the end of a run.</param>
internal sealed record ErrorChange(RunStart Run, int Batch, ErrorOccurrence? Occurrence, IReadOnlyList<LoggedRow> Rows)
{
    private const int MaxVersions = 10;
    private const int MaxSamples = 5;
    private const int MaxSampleLength = 200;

    /// <summary>Returns true if the order of a row is in Omnitron after it.</summary>
    public static bool IsGood(LoggedRow row) => row.Outcome is RowOutcome.Updated or RowOutcome.Created or RowOutcome.Unchanged;

    /// <summary>Changes a group and its orders.</summary>
    /// <param name="group">The group; null for a new one, which needs an occurrence.</param>
    /// <param name="orders">Its orders.</param>
    /// <param name="isNewRun">True if the group has not occurred in the run before.</param>
    /// <param name="now">Now.</param>
    /// <returns>The group; null if it does not change.</returns>
    public ErrorGroup? Apply(ErrorGroup? group, OpenOrders orders, bool isNewRun, DateTimeOffset now)
    {
        var (changed, isKept) = Follow(orders);
        if (Occurrence is { } occurrence)
        {
            var at = Rows.Count == 0 ? now : Rows.Where(row => row.At is not null).Max(row => row.At) ?? now;
            group = Count(group ?? New(occurrence, at), occurrence, at, isNewRun);
            group = group with { RunIsOpen = group.RunIsOpen || Rows.Count == 0 || !isKept };
            return (group with { Orders = orders.Count, OpenOrders = orders.Open }).Occurred(now).Succeeded(Run.Run, now);
        }

        if (group is null)
            return null;
        if (Batch == 0 && group.RunIsOpen && IsLaterThan(group.LastRun))
            return (group with { RunIsOpen = false }).Succeeded(Run.Run, now);
        return changed ? (group with { OpenOrders = orders.Open }).Succeeded(Run.Run, now) : null;
    }

    /// <summary>Follows the orders of the batch row by row, because an order can occur several times.</summary>
    /// <returns>Whether an order was resolved; and false if a row with the error has no order that can be followed.</returns>
    private (bool Changed, bool IsKept) Follow(OpenOrders orders)
    {
        var (changed, kept, moment) = (false, true, Run.Id.Moment);
        var failed = Occurrence is null
            ? []
            : Rows.Where(row => ErrorFingerprint.Of(Run.Flow, row) == Occurrence.Fingerprint).Select(row => row.Row).ToHashSet();
        foreach (var row in Rows)
        {
            if (failed.Contains(row.Row))
                kept &= row.Order is { } number && orders.Fail(number, moment);
            else if (IsGood(row) && row.Order is { } good)
                changed |= orders.Succeed(good, moment);
        }

        return (changed, kept);
    }

    private ErrorGroup Count(ErrorGroup group, ErrorOccurrence occurrence, DateTimeOffset at, bool isNewRun) => group with
    {
        Class = occurrence.Class,
        Message = occurrence.Message,
        HttpStatus = occurrence.HttpStatus,
        LastSeen = at > group.LastSeen ? at : group.LastSeen,
        Rows = group.Rows + occurrence.Rows,
        Runs = group.Runs + (isNewRun ? 1 : 0),
        LastRun = group.LastRun == Run.Run || IsLaterThan(group.LastRun) ? Run.Run : group.LastRun,
        Versions = [.. group.Versions.Append(Run.Version).Distinct().OrderDescending().Take(MaxVersions)],
        SampleOrders = [.. occurrence.Orders.Where(order => order.Length <= MaxSampleLength).Concat(group.SampleOrders).Distinct().Take(MaxSamples)],
    };

    private ErrorGroup New(ErrorOccurrence occurrence, DateTimeOffset at) => new()
    {
        Fingerprint = occurrence.Fingerprint,
        Flow = Run.Flow.ToString(),
        Step = occurrence.Step,
        Code = occurrence.Code,
        Class = occurrence.Class,
        Message = occurrence.Message,
        FirstSeen = at,
        LastSeen = at,
        LastRun = Run.Run,
    };

    private bool IsLaterThan(string run) => run != Run.Run && RunId.Parse(run).Moment <= Run.Id.Moment;
}
