using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>Rows and runs that failed for one cause: the same flow, step, code and message, with numbers, ids and quoted values masked.</summary>
public sealed record ErrorGroup
{
    /// <summary>The fingerprint: 16 hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The flow's name.</summary>
    public required string Flow { get; init; }

    /// <summary>The step that fails, such as <c>login</c>, <c>read</c>, <c>script</c>, <c>mapping</c>, <c>orderScript</c> or <c>write</c>.</summary>
    public required string Step { get; init; }

    /// <summary>The error code.</summary>
    public required string Code { get; init; }

    /// <summary>Who can remove the cause.</summary>
    public required ErrorClass Class { get; init; }

    /// <summary>The message of its last occurrence, with secrets redacted.</summary>
    public required string Message { get; init; }

    /// <summary>The HTTP status of its last occurrence; null if there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The state.</summary>
    public ErrorState State { get; init; }

    /// <summary>When it occurred first.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it occurred last.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>The number of failed and rejected rows; 0 if it ends runs before their rows.</summary>
    public long Rows { get; init; }

    /// <summary>The number of distinct orders. It is exact up to 30,000.</summary>
    public int Orders { get; init; }

    /// <summary>The number of these orders that have not succeeded since. It is exact up to 30,000.</summary>
    public int OpenOrders { get; init; }

    /// <summary>The number of runs.</summary>
    public int Runs { get; init; }

    /// <summary>The last run.</summary>
    public required string LastRun { get; init; }

    /// <summary>The last versions of the flow in which it occurred, newest first; up to 10.</summary>
    public IReadOnlyList<int> Versions { get; init; } = [];

    /// <summary>The numbers of some orders of its last occurrence; up to 5.</summary>
    public IReadOnlyList<string> SampleOrders { get; init; } = [];

    /// <summary>When the ignored group opens again; null if it is not ignored, or ignored until it has occurred twice as often.</summary>
    public DateTimeOffset? IgnoredUntil { get; init; }

    /// <summary>The note of a person; null without one.</summary>
    public string? Note { get; init; }

    /// <summary>Who last acknowledged, ignored, reopened or noted it; null if nobody did.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>When that was; null if nobody did.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The run that closed it; null if it is not closed.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>When it was closed; null if it is not closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How often it returned after it was closed.</summary>
    public int Returns { get; init; }

    /// <summary>True while the last run with an error in this step has not been followed by a run without one.</summary>
    [JsonIgnore]
    internal bool RunIsOpen { get; init; }

    /// <summary>The number of occurrences when it was ignored without an end.</summary>
    [JsonIgnore]
    internal long IgnoredAt { get; init; }

    /// <summary>How often it occurred: failed rows, or runs if it ends them before their rows.</summary>
    [JsonIgnore]
    internal long Occurrences => Math.Max(Rows, Runs);

    /// <summary>The group at a moment: an ignored group opens at its time.</summary>
    internal ErrorGroup At(DateTimeOffset now) =>
        State == ErrorState.Ignored && IgnoredUntil <= now ? this with { State = ErrorState.Open, IgnoredUntil = null } : this;

    /// <summary>The state after another occurrence.</summary>
    internal ErrorGroup Occurred(DateTimeOffset now)
    {
        var group = At(now);
        if (group.State == ErrorState.Closed)
        {
            var ignored = group.IgnoredUntil > now;
            return group with
            {
                State = ignored ? ErrorState.Ignored : ErrorState.Open,
                IgnoredUntil = ignored ? group.IgnoredUntil : null,
                ClosedBy = null,
                ClosedAt = null,
                Returns = group.Returns + 1,
            };
        }

        var doubled = group is { State: ErrorState.Ignored, IgnoredUntil: null } && group.Occurrences >= 2 * group.IgnoredAt;
        return doubled ? group with { State = ErrorState.Open } : group;
    }

    /// <summary>The group that is ignored until a moment, or until it has occurred twice as often.</summary>
    public ErrorGroup Ignored(DateTimeOffset? until) => this with { State = ErrorState.Ignored, IgnoredUntil = until, IgnoredAt = Occurrences };

    /// <summary>The group that a person opens. The next run without its error closes it.</summary>
    public ErrorGroup Reopened() => this with
    {
        State = ErrorState.Open,
        IgnoredUntil = null,
        ClosedBy = null,
        ClosedAt = null,
        RunIsOpen = RunIsOpen || OpenOrders == 0,
    };

    /// <summary>The group after a run without its error; closed if neither an order nor the flow is waiting for a success.</summary>
    internal ErrorGroup Succeeded(string run, DateTimeOffset now) => OpenOrders > 0 || RunIsOpen || State == ErrorState.Closed
        ? this
        : this with { State = ErrorState.Closed, ClosedBy = run, ClosedAt = now };
}
