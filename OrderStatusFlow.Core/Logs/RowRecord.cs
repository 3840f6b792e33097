using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The log of one order row. Its texts are cut at their <see cref="TextLimits"/>, so that a line of any content can be written.</summary>
public sealed record RowRecord
{
    internal const string WriteStep = "write";
    internal const string OrderScriptStep = "orderScript";

    /// <summary>Its number in the run, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Omnitron's order number; null when the row has none.</summary>
    public string? Order { get; init => field = Cut(value, TextLimits.MaxOrderNumberLength); }

    /// <summary>What became of it.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>Omnitron's status; null when it was not asked, or did not answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Why it was rejected or failed, for programs, such as <c>order.shape</c> or <c>host.error</c>; null for other outcomes and in older logs.</summary>
    public string? Code { get; init; }

    /// <summary>Why, as a sentence; null when there is nothing to explain.</summary>
    public string? Message { get; init => field = Cut(value, TextLimits.MaxMessageLength); }

    /// <summary>The body that was sent, or the order object when nothing was; null when it is too long to keep.</summary>
    public RawJson? Request { get; init; }

    /// <summary>The beginning of Omnitron's answer.</summary>
    public string? Response { get; init => field = Cut(value, TextLimits.MaxResponseBytes); }

    /// <summary>The attributes whose names start with <c>log.</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init => field = Cut(value); } = new Dictionary<string, string>();

    /// <summary>Requests sent for it.</summary>
    public int Attempts { get; init; }

    /// <summary>Milliseconds from taking the row up to its outcome.</summary>
    public double DurationMs { get; init; }

    /// <summary>When the row was logged; null in logs of earlier releases.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The step that produced the outcome: <c>orderScript</c>, or <c>write</c> for the checks before the request, the request and its response.</summary>
    [JsonIgnore]
    public string Step => Code?.StartsWith("script.", StringComparison.Ordinal) == true ? OrderScriptStep : WriteStep;

    /// <summary>The ids of the items that were sent, when they are known without reading <see cref="Request"/>.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string>? SentItems { get; init; }

    /// <summary>Whether Omnitron may hold something of it: also after a request whose answer was lost.</summary>
    [JsonIgnore]
    internal bool MayHaveChangedOmnitron =>
        Outcome is RowOutcome.Updated or RowOutcome.Created || (Outcome == RowOutcome.Failed && Attempts > 0 && HttpStatus is not (429 or 503));

    /// <summary>The ids of the items that were sent; empty when they are not known.</summary>
    internal IReadOnlyList<string> Items() =>
        SentItems ?? (Request is { } request && OrderObject.Read(request.Utf8, sendNumber: true) is { Succeeded: true } order ? order.Value.Items : []);

    /// <summary>The log of a row whose order comes again on its page.</summary>
    internal static RowRecord Superseded(int row, ReadOnlyMemory<byte> order, int later) => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Stale,
        Message = $"Row {later} of the same page holds a newer state of this order; nothing was sent.",
    };

    /// <summary>The log of a row that was left alone.</summary>
    internal static RowRecord LeftAlone(int row, ReadOnlyMemory<byte> order) => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Unchanged,
        Message = "The order is as the last run wrote it; nothing was sent.",
    };

    /// <summary>The log of a row that an exception stopped.</summary>
    internal static RowRecord Stopped(int row, ReadOnlyMemory<byte> order, Failure failure) => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Failed,
        Code = failure.Code,
        Message = failure.Message,
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
