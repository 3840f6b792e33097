using System.Text.Json.Serialization;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Faults;

/// <summary>
/// What goes wrong, and for which requests. The first rule of the list that fits a request has it; what is null fits everything.
/// </summary>
public sealed record FaultRule
{
    /// <summary>Path to fit, ignoring case; <c>*</c> matches any text, as in <c>/orders*</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Method to fit, ignoring case.</summary>
    public string? Method { get; init; }

    /// <summary>Text that the target (path and query, decoded or not) or the body must contain: an order number, an item id.</summary>
    public string? Match { get; init; }

    /// <summary>Status to answer; 200 if only <see cref="Body"/> is given.</summary>
    public int? Status { get; init; }

    /// <summary>Seconds for the Retry-After header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Milliseconds to wait first. A rule with nothing else only delays.</summary>
    public int DelayMs { get; init; }

    /// <summary>Body to answer instead of the endpoint's.</summary>
    public string? Body { get; init; }

    /// <summary>Content type of <see cref="Body"/> (default <c>application/json</c>), or of the endpoint's own answer if no body or status is given.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where to break the connection; null for not at all.</summary>
    public FaultCut? Cut { get; init; }

    /// <summary>The ERP answers the first page, whichever was asked for.</summary>
    public bool RepeatPage { get; init; }

    /// <summary>The endpoint does its work, and then the fault is answered in place of its answer.</summary>
    public bool ApplyThenFail { get; init; }

    /// <summary>How many requests this rule takes before it is spent; null for all.</summary>
    public int? Times { get; init; }

    [JsonIgnore]
    internal bool HasAnswer => Status is not null || Body is not null;

    internal string? Problem => this switch
    {
        { Status: < 200 or > 599 } => "status must lie between 200 and 599.",
        { Times: < 1 } => "times must be at least 1, or null for always.",
        { DelayMs: < 0 } => "delayMs must not be negative.",
        { RetryAfter: not null, Status: null } => "retryAfter needs a status.",
        { ApplyThenFail: true, Status: null, Body: null, Cut: not FaultCut.Before } => "applyThenFail needs a status, a body or \"cut\":\"before\".",
        _ => null,
    };

    internal Answer ToAnswer()
    {
        var status = Status ?? 200;
        Answer answer = Body is null
            ? Answer.Detail(status, $"The simulator is configured to answer {status} here.")
            : new Answer(status, System.Text.Encoding.UTF8.GetBytes(Body), "application/json");
        return answer with
        {
            ContentType = ContentType ?? answer.ContentType,
            Header = RetryAfter is { } seconds ? ("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null,
        };
    }
}
