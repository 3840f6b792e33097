using System.Globalization;
using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>The conditions and the order of a list of error groups. A condition that is null matches every group.</summary>
/// <param name="State">The state.</param>
/// <param name="Class">The class.</param>
/// <param name="IsNewest">True for the last seen first, false for most rows first.</param>
/// <param name="After">The place of the last group of the previous page; null for the first page.</param>
internal sealed record ErrorQuery(ErrorState? State, ErrorClass? Class, bool IsNewest, (long Value, string Fingerprint)? After)
{
    /// <summary>True if closed groups can match.</summary>
    public bool WithClosed => State is null or ErrorState.Closed;

    /// <summary>A page of the groups that match.</summary>
    public ErrorList Page(IEnumerable<ErrorGroup> groups, int limit)
    {
        var matching = Matching(groups)
            .Where(item => After is not { } after || item.Value < after.Value
                || (item.Value == after.Value && string.CompareOrdinal(item.Group.Fingerprint, after.Fingerprint) > 0))
            .Take(limit + 1).ToList();
        var last = matching.Count > limit ? matching[limit - 1] : default;
        return new ErrorList(
            [.. matching.Take(limit).Select(item => item.Group)],
            last.Group is null ? null : string.Create(CultureInfo.InvariantCulture, $"{last.Value}.{last.Group.Fingerprint}"));
    }

    /// <summary>All groups that match, in the order of the list.</summary>
    public IEnumerable<ErrorGroup> All(IEnumerable<ErrorGroup> groups) => Matching(groups).Select(item => item.Group);

    private IEnumerable<(ErrorGroup Group, long Value)> Matching(IEnumerable<ErrorGroup> groups) =>
        groups.Where(group => (State is null || group.State == State) && (Class is null || group.Class == Class))
            .Select(group => (Group: group, Value: ValueOf(group)))
            .OrderByDescending(item => item.Value).ThenBy(item => item.Group.Fingerprint, StringComparer.Ordinal);

    private long ValueOf(ErrorGroup group) => IsNewest ? group.LastSeen.UtcTicks : Math.Max(group.Rows, group.Runs);
}
