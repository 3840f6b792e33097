using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Erp;

namespace OrderStatusFlow.Api.Flows;

/// <summary>Sets the watermark of an inbound flow.</summary>
/// <param name="Watermark">A date between 1970 and now, such as <c>2025-12-21T12:00:30</c> in the ERP's time zone or
/// <c>2025-12-21T09:00:30Z</c>. Null to read from the beginning.</param>
public sealed record WatermarkChange(string? Watermark)
{
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the date from the request's body.</summary>
    internal static bool TryRead(JsonElement json, TimeZoneInfo zone, DateTimeOffset now, out DateTimeOffset? moment,
        out ProblemHttpResult? problem)
    {
        (moment, problem) = (null, null);
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("watermark", out var value))
            problem = Refuse("The body must be {\"watermark\": \"2025-12-21T12:00:30\"}, or {\"watermark\": null} to read from the beginning.");
        else if (value.ValueKind == JsonValueKind.Null)
            return true;
        else if (value.ValueKind != JsonValueKind.String || ErpDates.Moment(value.GetString()!.Trim(), zone) is not { } read)
            problem = Refuse("The watermark must be a date such as 2025-12-21T12:00:30 in the ERP's time zone, or 2025-12-21T09:00:30Z.");
        else if (read < Earliest || read > now)
            problem = Refuse("The watermark must be between 1970 and now: with a later one, changes up to it would never be read.");
        else
            moment = read;
        return problem is null;
    }

    private static ProblemHttpResult Refuse(string message) =>
        Problems.Of(400, new Failure("watermark.value", message) { Place = "$.watermark" });
}
