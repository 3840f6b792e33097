using System.Text.Json.Serialization;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Faults;

/// <summary>
/// A failure to simulate, and the requests that it is applied to. A condition that is null matches every request.
/// </summary>
public sealed record FaultRule
{
    /// <summary>The path, compared without case; <c>*</c> matches any text, as in <c>/orders*</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The method, compared without case.</summary>
    public string? Method { get; init; }

    /// <summary>A text that the target (path and query, decoded or not) or the body must contain, such as an order number.</summary>
    public string? Match { get; init; }

    /// <summary>The status of the response; 200 if only <see cref="Body"/> is given.</summary>
    public int? Status { get; init; }

    /// <summary>The Retry-After header, in seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The delay before the response, in milliseconds. A rule without another effect only delays.</summary>
    public int DelayMs { get; init; }

    /// <summary>The body of the response, instead of the endpoint's.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of <see cref="Body"/> (default <c>application/json</c>), or of the endpoint's response without body and status.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where the connection breaks; null if it does not.</summary>
    public FaultCut? Cut { get; init; }

    /// <summary>True if the ERP returns the first page instead of the requested one.</summary>
    public bool RepeatPage { get; init; }

    /// <summary>True if the endpoint processes the request before the fault replaces its response.</summary>
    public bool ApplyThenFail { get; init; }

    /// <summary>The number of requests that the rule is applied to; null for all.</summary>
    public int? Times { get; init; }

    [JsonIgnore]
    internal bool HasResponse => Status is not null || Body is not null;

    internal string? Problem => this switch
    {
        { Status: < 200 or > 599 } => "status must be between 200 and 599.",
        { Times: < 1 } => "times must be at least 1, or null for always.",
        { DelayMs: < 0 } => "delayMs must not be negative.",
        { RetryAfter: not null, Status: null } => "retryAfter needs a status.",
        { ApplyThenFail: true, Status: null, Body: null, Cut: not FaultCut.Before } => "applyThenFail needs a status, a body or \"cut\":\"before\".",
        _ => null,
    };

    internal SimResponse ToResponse()
    {
        var status = Status ?? 200;
        SimResponse response = Body is null
            ? SimResponse.Detail(status, $"The simulator is configured to respond with {status} here.")
            : new SimResponse(status, System.Text.Encoding.UTF8.GetBytes(Body), "application/json");
        return response with
        {
            ContentType = ContentType ?? response.ContentType,
            Header = RetryAfter is { } seconds ? ("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null,
        };
    }
}
