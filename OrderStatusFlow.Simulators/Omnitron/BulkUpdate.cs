using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>The body <c>{"orderitem_set":[{"id", ...}], "order"?}</c>, read and checked, or the answer that refuses it.</summary>
internal sealed class BulkUpdate : IDisposable
{
    private static readonly string[] Texts = ["invoice_number", "e_archive_url", "tracking_number", "shipping_company"];
    private readonly JsonDocument _document;

    private BulkUpdate(JsonDocument document) => _document = document;

    public string? Order { get; private set; }

    public List<(long Id, JsonElement Fields)> Items { get; } = [];

    public static BulkUpdate? Read(ReadOnlyMemory<byte> body, out Answer refusal)
    {
        BulkUpdate update;
        try
        {
            update = new BulkUpdate(JsonDocument.Parse(body));
        }
        catch (JsonException e)
        {
            refusal = Answer.Json(400, new { detail = $"The body is not JSON: {e.Message}", code = "parse_error" });
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

    private Answer? Check()
    {
        JsonElement root = _document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return OmnitronAnswers.Refused("non_field_errors", $"An object is needed, {Kind(root)} came.", "invalid");
        if (!root.TryGetProperty("orderitem_set"u8, out JsonElement items))
            return OmnitronAnswers.Refused("orderitem_set", "This field is needed.", "required");
        if (items.ValueKind != JsonValueKind.Array)
            return OmnitronAnswers.Refused("orderitem_set", $"A list of items is needed, {Kind(items)} came.", "not_a_list");
        if (items.GetArrayLength() == 0)
            return OmnitronAnswers.Refused("orderitem_set", "The list is empty.", "empty");
        if (root.TryGetProperty("order"u8, out JsonElement order) || root.TryGetProperty("number"u8, out order))
        {
            if (order.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                return OmnitronAnswers.Refused("order", $"An order number is needed, {Kind(order)} came.", "invalid");
            Order = order.ToString();
        }

        foreach (JsonElement item in items.EnumerateArray())
        {
            if (CheckItem(item, out var id) is { } refusal) return refusal;
            Items.Add((id, item));
        }

        return null;
    }

    private static Answer? CheckItem(JsonElement item, out long id)
    {
        id = 0;
        if (item.ValueKind != JsonValueKind.Object)
            return OmnitronAnswers.Refused("orderitem_set", $"An item is an object, {Kind(item)} came.", "invalid");
        if (!item.TryGetProperty("id"u8, out JsonElement idValue))
            return OmnitronAnswers.Refused("id", "This field is needed.", "required");
        if (idValue.ValueKind != JsonValueKind.Number || !idValue.TryGetInt64(out id))
            return OmnitronAnswers.Refused("id", $"An integer is needed, {Cut(idValue)} came.", "invalid");
        if (item.TryGetProperty("status"u8, out JsonElement status) && status.ValueKind != JsonValueKind.String)
            return OmnitronAnswers.Refused("status", $"A status code is a string, {Cut(status)} came.", "invalid");
        if (item.TryGetProperty("invoice_date"u8, out JsonElement date) && date.ValueKind != JsonValueKind.Null && !IsIsoDate(date))
            return OmnitronAnswers.Refused("invoice_date", $"An ISO 8601 date and time is needed, {Cut(date)} came.", "invalid");

        foreach (var name in Texts)
        {
            if (item.TryGetProperty(name, out JsonElement text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return OmnitronAnswers.Refused(name, $"A string is needed, {Cut(text)} came.", "invalid");
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
