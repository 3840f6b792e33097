using System.Net;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Omnitron;

/// <summary>A response of Omnitron, or the transport error.</summary>
/// <param name="Status">The HTTP status; null if there was no response.</param>
/// <param name="Body">The body text, slightly longer than <see cref="TextLimits.MaxResponseBytes"/> at most; empty if there was no
/// response.</param>
/// <param name="RetryAfter">The delay that Retry-After requests; null if absent.</param>
/// <param name="Error">The transport error, as a sentence; null if there was a response.</param>
internal sealed record OmnitronResponse(HttpStatusCode? Status, string Body, TimeSpan? RetryAfter, string? Error)
{
    /// <summary>True if the request was not sent because flows may not call the address.</summary>
    public bool IsRefusedHere { get; init; }

    /// <summary>Returns a copy for logs and messages: secrets are redacted, then the body is truncated.</summary>
    public OmnitronResponse Redacted(SecretRedactor secrets)
    {
        var body = secrets.Redact(Body, TextLimits.MaxResponseBytes);
        var error = Error is null ? null : secrets.Redact(Error);
        return this with { Body = Body.Length > TextLimits.MaxResponseBytes ? body + "..." : body, Error = error };
    }

    public bool IsSuccess => (int?)Status is >= 200 and < 300;

    /// <summary>True for transient failures: no response, too many requests, timeouts and server errors.</summary>
    public bool IsRetryable => !IsRefusedHere && Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (int?)Status >= 500;

    /// <summary>Describes the response as a sentence.</summary>
    /// <remarks>
    /// Omnitron reports errors as <c>{"field": ["why"]}</c>, <c>{"non_field_errors": ["why"]}</c> or <c>{"detail": "why"}</c>.
    /// </remarks>
    public string Sentence()
    {
        if (Error is not null)
            return Error;
        var errors = ErrorText();
        return errors.Length == 0 ? $"Omnitron returned {(int)Status!}."
            : $"Omnitron returned {(int)Status!}: {errors}";
    }

    private string ErrorText()
    {
        try
        {
            using var json = JsonDocument.Parse(UnpairedSurrogates.Replace(Encoding.UTF8.GetBytes(Body)));
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return "";
            return string.Join(" ", json.RootElement.EnumerateObject().Where(m => m.Name != "code").Select(Part));
        }
        catch (JsonException)
        {
            return SafeText.Truncate(Body.Trim(), 200);
        }
    }

    private static string Part(JsonProperty member)
    {
        var text = member.Value.ValueKind switch
        {
            JsonValueKind.Array => string.Join(" ", member.Value.EnumerateArray().Select(v => v.ToString())),
            _ => member.Value.ToString(),
        };
        return member.Name is "detail" or "non_field_errors" ? text : $"{member.Name}: {text}";
    }
}
