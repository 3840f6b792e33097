using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Orders;

/// <summary>Says in a sentence or two where an order is.</summary>
internal static class OrderSummary
{
    private static readonly string[] Fields = ["status", "tracking_number", "invoice_number"];

    // Omnitron's status codes. Unknown codes have no word.
    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["50"] = "cancellation waiting",
        ["100"] = "canceled",
        ["200"] = "waiting",
        ["300"] = "payment waiting",
        ["350"] = "confirmation waiting",
        ["400"] = "approved",
        ["450"] = "preparing",
        ["500"] = "shipped",
        ["510"] = "shipped and informed",
        ["520"] = "ready for pickup",
        ["540"] = "attempted delivery",
        ["544"] = "review started",
        ["545"] = "review waiting",
        ["546"] = "waiting for payment",
        ["547"] = "paid",
        ["550"] = "delivered",
        ["600"] = "refunded",
    };

    /// <summary>The summary of rows of an order, newest first.</summary>
    public static string Of(IReadOnlyList<(RunId Run, RowRecord Row)> rows)
    {
        if (rows.Count == 0)
            return "No run has had this order.";
        var (run, newest) = rows[0];
        var written = rows.Index().FirstOrDefault(row => IsWritten(row.Item.Row), (-1, default));
        var last = written.Index < 0 ? "It has not been written to Omnitron." : Written(written.Item);
        return newest.Outcome switch
        {
            RowOutcome.Rejected => $"Refused by Omnitron {At(run, newest)}: {Sentence(newest.Message)} {last}",
            RowOutcome.Failed => $"Not delivered {At(run, newest)}: {Sentence(newest.Message)} {last}",
            RowOutcome.Stale => $"Not sent {At(run, newest)}, because a newer state was already written. {last}",
            RowOutcome.Unchanged => $"{last} {Reads(rows.TakeWhile(row => row.Row.Outcome == RowOutcome.Unchanged).Count())}",
            _ => last,
        };
    }

    /// <summary>Returns true if Omnitron has accepted the row.</summary>
    public static bool IsWritten(RowRecord row) => row.Outcome is RowOutcome.Updated or RowOutcome.Created;

    private static string Written((RunId Run, RowRecord Row) row) => $"Last written {At(row.Run, row.Row)}{Values(row.Row.Request)}.";

    private static string Reads(int count) => count == 1 ? "Read once since, unchanged." : $"Read {count} times since, unchanged.";

    private static string At(RunId run, RowRecord row) =>
        (row.At ?? run.Moment).UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Sentence(string? message) => message is { Length: > 0 } ? message.TrimEnd('.') + "." : "no reason was given.";

    private static string Values(RawJson? request)
    {
        if (request is not { } body || !JsonElement.Parse(body.Utf8.Span).TryGetProperty("orderitem_set", out var items)
            || items.ValueKind != JsonValueKind.Array)
            return "";
        var known = Fields.Select(field => Value(field, items)).OfType<string>().ToList();
        return known.Count == 0 ? "" : $": {string.Join(", ", known)}";
    }

    private static string? Value(string field, JsonElement items)
    {
        var values = items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            .Select(item =>
                item.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : "")
            .Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(value => field == "status" && Statuses.TryGetValue(value, out var word) ? $"{value} ({word})" : value).ToList();
        return values.Count == 0 ? null : $"{field.Replace('_', ' ')} {string.Join(" and ", values)}";
    }
}
