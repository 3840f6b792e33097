using System.Net;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Omnitron;

/// <summary>One answer of Omnitron, or why there was none.</summary>
/// <param name="Status">Null when no answer came.</param>
/// <param name="Body">Its text, no more than a little above <see cref="TextLimits.MaxResponseBytes"/>; empty when no answer came.</param>
/// <param name="RetryAfter">How long it asked us to wait.</param>
/// <param name="Trouble">What went wrong on the way, as a sentence; null when an answer came.</param>
internal sealed record OmnitronResponse(HttpStatusCode? Status, string Body, TimeSpan? RetryAfter, string? Trouble)
{
    /// <summary>Whether the request was not sent, because flows may not call the address.</summary>
    public bool IsRefusedHere { get; init; }

    /// <summary>For logs and people: secrets redacted in what Omnitron said, then the body cut.</summary>
    public OmnitronResponse Redacted(SecretRedactor secrets)
    {
        var body = secrets.Redact(Body, TextLimits.MaxResponseBytes);
        return this with { Body = Body.Length > TextLimits.MaxResponseBytes ? body + "..." : body, Trouble = Trouble is null ? null : secrets.Redact(Trouble) };
    }

    public bool IsSuccess => (int?)Status is >= 200 and < 300;

    /// <summary>Trouble that passes: nothing came, too many requests, time-outs and the server's own errors.</summary>
    public bool IsRetryable => !IsRefusedHere && Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int?)Status >= 500;

    /// <summary>The answer as a sentence. Its API family says no with <c>{"field": ["why"]}</c>, <c>{"non_field_errors": ["why"]}</c> or <c>{"detail": "why"}</c>.</summary>
    public string Sentence()
    {
        if (Trouble is not null)
            return Trouble;
        var said = Said();
        return said.Length == 0 ? $"Omnitron answered {(int)Status!}." : $"Omnitron answered {(int)Status!}: {said}";
    }

    private string Said()
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
