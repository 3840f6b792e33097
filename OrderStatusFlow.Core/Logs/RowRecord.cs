using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The log of one order row. Text is truncated to its <see cref="TextLimits"/>, so that a row of any content can be logged.</summary>
public sealed record RowRecord
{
    internal const string WriteStep = "write";
    internal const string OrderScriptStep = "orderScript";

    /// <summary>The number of the row in the run, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Omnitron's order number; null if the row has none.</summary>
    public string? Order { get; init => field = Cut(value, TextLimits.MaxOrderNumberLength); }

    /// <summary>The outcome.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>The HTTP status of Omnitron's response; null without a response.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The error code of a rejected or failed row, such as <c>order.shape</c> or <c>host.error</c>; null for other outcomes and in logs of
    /// earlier releases.</summary>
    public string? Code { get; init; }

    /// <summary>The reason as a sentence; null if there is nothing to explain.</summary>
    public string? Message { get; init => field = Cut(value, TextLimits.MaxMessageLength); }

    /// <summary>The body that was sent, or the order object if nothing was sent; null if it is too long to log.</summary>
    public RawJson? Request { get; init; }

    /// <summary>The beginning of Omnitron's response.</summary>
    public string? Response { get; init => field = Cut(value, TextLimits.MaxResponseBytes); }

    /// <summary>The attributes whose names start with <c>log.</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init => field = Cut(value); } = new Dictionary<string, string>();

    /// <summary>The number of requests that were sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Each request: the first one and the last ones, at most <see cref="TextLimits.MaxLoggedAttempts"/>. Null in the log of a row whose
    /// only request took as long as the row (see <see cref="WithAttempts"/>), and in logs of earlier releases.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RowAttempt>? AttemptLog { get; init; }

    /// <summary>What the order script printed, truncated; null if it printed nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Printed { get; init => field = value is { Length: > 0 } ? Cut(value, TextLimits.MaxLoggedPrintedLength) : null; }

    /// <summary>The duration of the row in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>When the row was logged; null in logs of earlier releases.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The fingerprint of the row's error group; null unless it was rejected or failed. It is computed when rows are read, and not logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>The row of the original run that a row of a re-run repeats; missing in other rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RerunOf { get; init; }

    /// <summary>The row whose newer state superseded this one, such as <c>RUN/rows/3</c>; missing in rows that are not stale.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SupersededBy { get; init; }

    /// <summary>The re-runs that repeat this row; missing if no re-run does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? RerunBy { get; init; }

    /// <summary>Until when the row is kept at least. It is set where a single row is returned, and not logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>Until when its request, response and attributes are kept at least. It is set where a single row is returned, and not logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PayloadsKeptUntil { get; init; }

    /// <summary>The step that produced the outcome: <c>orderScript</c>, or <c>write</c> for the checks before the request, the request and its
    /// response.</summary>
    [JsonIgnore]
    public string Step => StepOf(Code);

    /// <summary>The ids of the items that were sent; null if <see cref="Request"/> has to be read for them.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string>? SentItems { get; init; }

    /// <summary>True if Omnitron may have stored something of it, also after a request whose response was lost.</summary>
    [JsonIgnore]
    internal bool MayHaveChangedOmnitron =>
        Outcome is RowOutcome.Updated or RowOutcome.Created || (Outcome == RowOutcome.Failed && Attempts > 0 && HttpStatus is not (429 or 503));

    /// <summary>The ids of the items that were sent; empty if they are not known.</summary>
    internal IReadOnlyList<string> Items() =>
        SentItems ?? (Request is { } request && OrderObject.Read(request.Utf8, sendNumber: true) is { Succeeded: true } order ? order.Value.Items : []);

    /// <summary>The row with its attempts, as far as they are known.</summary>
    public RowRecord WithAttempts() => AttemptLog is null ? this with { AttemptLog = Derived() } : this;

    /// <summary>The log of a row whose order appears again on its page.</summary>
    internal static RowRecord Superseded(int row, ReadOnlyMemory<byte> order, int later, string where = "the same page") => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Stale,
        Message = $"Row {later} of {where} holds a newer state of this order; nothing was sent.",
    };

    /// <summary>The log of a row that has not changed.</summary>
    internal static RowRecord LeftAlone(int row, ReadOnlyMemory<byte> order) => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Unchanged,
        Message = "The order has not changed since the last run wrote it; nothing was sent.",
    };

    /// <summary>The log of an order that was selected for a re-run, but that the stored page no longer results in.</summary>
    internal static RowRecord Missing(int row, ReadOnlyMemory<byte> order) => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Failed,
        Code = "order.missing",
        Message = "The current version of the flow makes no order with this number from the stored page; nothing was sent.",
    };

    /// <summary>The log of a row that failed with an exception.</summary>
    internal static RowRecord Stopped(int row, ReadOnlyMemory<byte> order, Failure failure) => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Failed,
        Code = failure.Code,
        Message = failure.Message,
    };

    internal static string StepOf(string? code) => code?.StartsWith("script.", StringComparison.Ordinal) == true ? OrderScriptStep : WriteStep;

    private IReadOnlyList<RowAttempt>? Derived() => Attempts switch
    {
        0 => [],
        1 when At is { } at => [new RowAttempt(at.AddMilliseconds(-DurationMs), DurationMs, HttpStatus, 0, Code, Message)],
        _ => null,
    };

    private static string? Cut(string? text, int max) => text is null ? null : SafeText.Truncate(text, max);

    private static Dictionary<string, string> Cut(IReadOnlyDictionary<string, string> attributes)
    {
        var cut = new Dictionary<string, string>();
        foreach (var (name, value) in attributes.Take(TextLimits.MaxLoggedAttributes))
            cut[SafeText.Truncate(name, TextLimits.MaxAttributeNameLength)] = SafeText.Truncate(value, TextLimits.MaxLoggedAttributeLength);
        return cut;
    }
}
