using System.Text.Json;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp;

/// <summary>A response as JSON, with the positions of its items.</summary>
internal sealed class JsonPage
{
    private readonly ReadOnlyMemory<byte> lastItem;

    private JsonPage(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> itemBytes, int items, ReadOnlyMemory<byte> lastItem) =>
        (Json, ItemBytes, Items, this.lastItem) = (json, itemBytes, items, lastItem);

    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The raw JSON of the items array.</summary>
    public ReadOnlyMemory<byte> ItemBytes { get; }

    public int Items { get; }

    /// <summary>The members of the root object; empty for other documents.</summary>
    public IReadOnlyList<JsonMember> Members { get; private init; } = [];

    public static JsonPage Empty { get; } = new("[]"u8.ToArray(), default, 0, default);

    public string? Value(string path) => IsText || (Items == 0 && Json.Length <= 2) ? null : JsonPaths.Text(JsonPaths.Find(Json, path));

    /// <summary>The raw JSON of the last item.</summary>
    public ReadOnlyMemory<byte> LastItem => lastItem;

    public string? LastItemValue(string path) => JsonPaths.Text(JsonPaths.Find(lastItem, path));

    /// <summary>The raw JSON of each item.</summary>
    public List<ReadOnlyMemory<byte>> EachItem()
    {
        var items = new List<ReadOnlyMemory<byte>>(Items);
        if (Items == 0 || IsText)
            return items;
        var reader = new Utf8JsonReader(ItemBytes.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return [ItemBytes];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(ItemBytes[start..(int)reader.BytesConsumed]);
        }
        return items;
    }

    /// <summary>Finds the items of a document.</summary>
    /// <exception cref="JsonException">The text is not JSON, or the path cannot be evaluated.</exception>
    public static Result<JsonPage> Read(ReadOnlyMemory<byte> json, string? itemsPath, bool fromXml, bool paged) =>
        Read(JsonSurvey.Read(json), itemsPath, fromXml, paged);

    /// <summary>Finds the items of a document.</summary>
    /// <exception cref="JsonException">The path cannot be evaluated.</exception>
    public static Result<JsonPage> Read(JsonSurvey survey, string? itemsPath, bool fromXml, bool paged)
    {
        if (survey.Root == JsonTokenType.Null)
            return Empty;
        var page = Find(survey, itemsPath, fromXml, paged);
        return page.Succeeded
            ? new JsonPage(page.Value.Json, page.Value.ItemBytes, page.Value.Items, page.Value.lastItem) { Members = survey.Members }
            : page;
    }

    /// <summary>Returns a page without items from a document that has none.</summary>
    public static JsonPage NoItems(JsonSurvey survey) => new(survey.Json, default, 0, default) { Members = survey.Members };

    /// <summary>Returns a page of raw text, which counts as one item.</summary>
    public static JsonPage OfText(ReadOnlyMemory<byte> utf8) => new(utf8, utf8, 1, default) { IsText = true };

    /// <summary>True if the page is text that need not be JSON.</summary>
    public bool IsText { get; private init; }

    /// <summary>Returns the page without its items, for a page that repeats the previous one.</summary>
    public JsonPage WithoutItems() => new("[]"u8.ToArray(), default, 0, default) { Members = Members };

    private static Result<JsonPage> Find(JsonSurvey survey, string? itemsPath, bool fromXml, bool paged)
    {
        var json = survey.Json;
        if (itemsPath is not null)
        {
            if (JsonPaths.Find(json, itemsPath) is { } found)
                return Of(json, found, itemsPath);
            // XML has no empty arrays: a missing element means no items, provided that its parent exists.
            var around = fromXml && JsonPaths.Plain(itemsPath) is [.. var outer, _] ? JsonPaths.Find(json, outer) : null;
            if (survey.Count == 0 || around is not null)
                return new JsonPage(json, default, 0, default);
            return new Failure("erp.answer",
                $"The response has no value at itemsPath {itemsPath}. Check the path, and whether the ERP returned an error.");
        }
        if (survey.Root == JsonTokenType.StartArray)
            return Of(json, json, "$");
        if (survey.Root != JsonTokenType.StartObject)
            return new Failure("erp.answer", "The response is a single JSON value, neither an object nor an array. Check the ERP's URL.");
        var arrays = survey.Members.Where(member => member.Type == JsonTokenType.StartArray).ToList();
        if (arrays.Count == 1)
            return Of(json, arrays[0].Value, "$");
        if (arrays.Count > 1 && paged)
            return new Failure("erp.answer",
                $"The response has {arrays.Count} arrays, and pagination must know which one contains the items. Set itemsPath.");
        return survey.Count == 0 ? new JsonPage(json, default, 0, default) : new JsonPage(json, json, 1, json);
    }

    private static Result<JsonPage> Of(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> found, string path)
    {
        var reader = new Utf8JsonReader(found.Span);
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new JsonPage(json, found, 1, found);
            case JsonTokenType.Null:
                return new JsonPage(json, default, 0, default);
            case JsonTokenType.String when reader.ValueSpan.Length == 0:
                return new JsonPage(json, default, 0, default);
            case JsonTokenType.StartArray:
                var (count, start, end) = (0, 0, 0);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    count++;
                    start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    end = (int)reader.BytesConsumed;
                }
                return new JsonPage(json, found, count, found[start..end]);
            default:
                return new Failure("erp.answer",
                    $"The response has a single value at itemsPath {path}, where an array of orders was expected. Check the path.");
        }
    }
}
