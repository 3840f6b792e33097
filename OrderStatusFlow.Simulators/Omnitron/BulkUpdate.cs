using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>A validated body <c>{"orderitem_set":[{"id", ...}], "order"?}</c>.</summary>
internal sealed class BulkUpdate : IDisposable
{
    private static readonly string[] Texts = ["invoice_number", "e_archive_url", "tracking_number", "shipping_company"];
    private readonly JsonDocument _document;

    private BulkUpdate(JsonDocument document) => _document = document;

    public string? Order { get; private set; }

    public List<(long Id, JsonElement Fields)> Items { get; } = [];

    public static BulkUpdate? Read(ReadOnlyMemory<byte> body, out SimResponse refusal)
    {
        BulkUpdate update;
        try
        {
            update = new BulkUpdate(JsonDocument.Parse(body));
        }
        catch (JsonException e)
        {
            refusal = SimResponse.Json(400, new { detail = $"The body is not JSON: {e.Message}", code = "parse_error" });
            return null;
        }

        if (update.Check() is not { } failed)
        {
            refusal = default;
            return update;
        }

        update.Dispose();
        refusal = failed;
        return null;
    }

    public void Dispose() => _document.Dispose();

    private SimResponse? Check()
    {
        JsonElement root = _document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return OmnitronErrors.Invalid("non_field_errors", $"Expected an object, but got {Kind(root)}.", "invalid");
        if (!root.TryGetProperty("orderitem_set"u8, out JsonElement items))
            return OmnitronErrors.Invalid("orderitem_set", "This field is required.", "required");
        if (items.ValueKind != JsonValueKind.Array)
            return OmnitronErrors.Invalid("orderitem_set", $"Expected a list of items, but got {Kind(items)}.", "not_a_list");
        if (items.GetArrayLength() == 0)
            return OmnitronErrors.Invalid("orderitem_set", "The list is empty.", "empty");
        if (root.TryGetProperty("order"u8, out JsonElement order) || root.TryGetProperty("number"u8, out order))
        {
            if (order.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                return OmnitronErrors.Invalid("order", $"Expected an order number, but got {Kind(order)}.", "invalid");
            Order = order.ToString();
        }

        foreach (JsonElement item in items.EnumerateArray())
        {
            if (CheckItem(item, out var id) is { } refusal) return refusal;
            Items.Add((id, item));
        }

        return null;
    }

    private static SimResponse? CheckItem(JsonElement item, out long id)
    {
        id = 0;
        if (item.ValueKind != JsonValueKind.Object)
            return OmnitronErrors.Invalid("orderitem_set", $"Expected an object for an item, but got {Kind(item)}.", "invalid");
        if (!item.TryGetProperty("id"u8, out JsonElement idValue))
            return OmnitronErrors.Invalid("id", "This field is required.", "required");
        if (idValue.ValueKind != JsonValueKind.Number || !idValue.TryGetInt64(out id))
            return OmnitronErrors.Invalid("id", $"Expected an integer, but got {Cut(idValue)}.", "invalid");
        if (item.TryGetProperty("status"u8, out JsonElement status) && status.ValueKind != JsonValueKind.String)
            return OmnitronErrors.Invalid("status", $"Expected a string for a status code, but got {Cut(status)}.", "invalid");
        if (item.TryGetProperty("invoice_date"u8, out JsonElement date) && date.ValueKind != JsonValueKind.Null && !IsIsoDate(date))
            return OmnitronErrors.Invalid("invoice_date", $"Expected an ISO 8601 date and time, but got {Cut(date)}.", "invalid");

        foreach (var name in Texts)
        {
            if (item.TryGetProperty(name, out JsonElement text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return OmnitronErrors.Invalid(name, $"Expected a string, but got {Cut(text)}.", "invalid");
        }

        return null;
    }

    private static bool IsIsoDate(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _);

    private static string Cut(JsonElement value)
    {
        var raw = value.GetRawText();
        return raw.Length <= 60 ? raw : string.Create(CultureInfo.InvariantCulture, $"{raw.AsSpan(0, 60)}...");
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
