using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Orders;

/// <summary>Says in a sentence or two where an order is.</summary>
internal static class OrderSummary
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = RunJson.MaxDepth };
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

    /// <summary>The summary of an order's newest events.</summary>
    /// <param name="page">The history.</param>
    /// <param name="zone">The time zone of a flow.</param>
    public static string Of(OrderHistoryPage page, Func<FlowName, TimeZoneInfo> zone)
    {
        var pending = page.Pending.Count switch
        {
            0 => "",
            1 => " A run that asks for it is active.",
            var count => $" {count} runs that ask for it are active.",
        };
        return (page.Head is [var newest, ..] ? Of(page.Head, newest, page.IsHeadWhole, zone) : "No run has had this order.") + pending;
    }

    private static string Of(IReadOnlyList<OrderEvent> events, OrderEvent newest, bool isWhole, Func<FlowName, TimeZoneInfo> zone)
    {
        var written = events.Index().Where(found => found.Item.IsWritten).Select(found => (int?)found.Index).FirstOrDefault();
        // A row that was compared with a write: the write itself may be deleted by now.
        var compared = events.LastOrDefault(found => found.Row?.Outcome is RowOutcome.Unchanged or RowOutcome.Stale);
        var last = written is { } index ? $"Last written {At(events[index])}{Values(events[index].Row!.Request)}.{Failures(events, index + 1)}"
            : compared is not null ? $"Last written before {At(compared)}."
            : isWhole ? "It has not been written to Omnitron."
            : $"It was not written in its last {events.Count} runs.";
        // How often the newest outcome has repeated.
        var same = events.TakeWhile(found => found.Row?.Outcome == newest.Row?.Outcome).ToList();
        var more = same.Count == events.Count && (!isWhole || newest.Row?.Outcome is RowOutcome.Unchanged) ? "at least " : "";
        return newest.Row?.Outcome switch
        {
            null => $"Not in the ERP's response {(same.Count == 1 ? At(newest) : $"since {At(same[^1])}")}, when it was asked for by its number. {last}",
            RowOutcome.Rejected => $"Refused by Omnitron {At(newest)}: {Sentence(newest.Row.Message)}{Repeated()} {last}",
            RowOutcome.Failed => $"Not delivered {At(newest)}: {Sentence(newest.Row.Message)}{Repeated()} {last}",
            RowOutcome.Stale => $"Not sent {At(newest)}, because a newer state was already written. {last}",
            RowOutcome.Unchanged => $"{last} {(same.Count == 1 && more.Length == 0 ? "Read once since" : $"Read {more}{same.Count} times since")}, unchanged.",
            _ => last,
        };

        string At(OrderEvent found) => OrderSummary.At(found.At, zone(found.Run.Flow));

        string Repeated() => same.Count == 1 ? "" : $" This is the result of {more}{same.Count} runs since {At(same[^1])}.";
    }

    // Failures right before the last write, which it resolved.
    private static string Failures(IReadOnlyList<OrderEvent> events, int from) => events.Skip(from).TakeWhile(found => found.IsFailure).Count() switch
    {
        0 => "",
        1 => " The attempt before it failed.",
        var count => $" The {count} attempts before it failed.",
    };

    private static string At(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : local.ToString(local.Offset.Minutes == 0 ? "zz" : "zzz", CultureInfo.InvariantCulture);
        return $"{local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {offset}";
    }

    private static string Sentence(string? message) => message is { Length: > 0 } ? message.TrimEnd('.') + "." : "no reason was given.";

    private static string Values(RawJson? request)
    {
        if (request is not { } body || JsonElement.Parse(body.Utf8.Span, Deep) is not { ValueKind: JsonValueKind.Object } json
            || !json.TryGetProperty("orderitem_set", out var items) || items.ValueKind != JsonValueKind.Array)
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
