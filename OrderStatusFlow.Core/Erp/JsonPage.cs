using System.Text;
using System.Text.Json;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp;

/// <summary>A response as JSON, with the positions of its items.</summary>
internal sealed class JsonPage
{
    private static readonly HashSet<string> Totals = new(
        ["count", "total", "totalCount", "total_count", "totalItems", "total_items", "totalRecords", "recordsTotal", "@odata.count"],
            StringComparer.OrdinalIgnoreCase);

    private readonly ReadOnlyMemory<byte> lastItem;

    private JsonPage(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> itemBytes, int items, ReadOnlyMemory<byte> lastItem) =>
        (Json, ItemBytes, Items, this.lastItem) = (json, itemBytes, items, lastItem);

    private JsonPage(JsonPage page)
        : this(page.Json, page.ItemBytes, page.Items, page.lastItem)
    {
    }

    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The raw JSON of the items array.</summary>
    public ReadOnlyMemory<byte> ItemBytes { get; }

    public int Items { get; }

    /// <summary>The total number of items on all pages, from a member such as <c>count</c> or <c>total</c>; null if absent or it
    /// counts only this page.</summary>
    public long? Total { get; private init; }

    public static JsonPage Empty { get; } = new("[]"u8.ToArray(), default, 0, default);

    public string? Value(string path) => Items == 0 && Json.Length <= 2 ? null : JsonPaths.Text(JsonPaths.Find(Json, path));

    /// <summary>The raw JSON of the last item.</summary>
    public ReadOnlyMemory<byte> LastItem => lastItem;

    public string? LastItemValue(string path) => JsonPaths.Text(JsonPaths.Find(lastItem, path));

    /// <summary>The raw JSON of each item.</summary>
    public List<ReadOnlyMemory<byte>> EachItem()
    {
        var items = new List<ReadOnlyMemory<byte>>(Items);
        if (Items == 0)
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

    /// <summary>Finds the items. Reads the complete text, so that truncated JSON is detected.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static Result<JsonPage> Read(ReadOnlyMemory<byte> json, string? itemsPath, bool fromXml, bool paged)
    {
        var arrays = Survey(json.Span, out var root, out var members, out var total);
        if (root == JsonTokenType.Null)
            return Empty;
        var page = Find(json, itemsPath, fromXml, paged, root, members, arrays);
        return page.Succeeded && total != page.Value.Items ? new JsonPage(page.Value) { Total = total } : page;
    }

    private static Result<JsonPage> Find(ReadOnlyMemory<byte> json, string? itemsPath, bool fromXml, bool paged, JsonTokenType root,
        int members, List<Range> arrays)
    {
        if (itemsPath is not null)
        {
            if (JsonPaths.Find(json, itemsPath) is { } found)
                return Of(json, found, itemsPath);
            // XML has no empty arrays: a missing element means no items, provided that its parent exists.
            var around = fromXml && JsonPaths.Plain(itemsPath) is [.. var outer, _] ? JsonPaths.Find(json, outer) : null;
            if (members == 0 || around is not null)
                return new JsonPage(json, default, 0, default);
            return new Failure("erp.answer",
                $"The response has no value at itemsPath {itemsPath}. Check the path, and whether the ERP returned an error.");
        }
        if (root == JsonTokenType.StartArray)
            return Of(json, json, "$");
        if (root != JsonTokenType.StartObject)
            return new Failure("erp.answer", "The response is a single JSON value, neither an object nor an array. Check the ERP's URL.");
        if (arrays.Count == 1)
            return Of(json, json[arrays[0]], "$");
        if (arrays.Count > 1 && paged)
            return new Failure("erp.answer",
                $"The response has {arrays.Count} arrays, and pagination must know which one contains the items. Set itemsPath.");
        return members == 0 ? new JsonPage(json, default, 0, default) : new JsonPage(json, json, 1, json);
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

    private static List<Range> Survey(ReadOnlySpan<byte> json, out JsonTokenType root, out int members, out long? total)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        root = reader.TokenType;
        members = 0;
        total = null;
        var arrays = new List<Range>();
        if (root == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                members++;
                var isTotal = total is null && !reader.ValueIsEscaped && Totals.Contains(Encoding.UTF8.GetString(reader.ValueSpan));
                reader.Read();
                if (isTotal && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
                    total = number;
                var start = (int)reader.TokenStartIndex;
                var isArray = reader.TokenType == JsonTokenType.StartArray;
                reader.Skip();
                if (isArray)
                    arrays.Add(start..(int)reader.BytesConsumed);
            }
        }
        else if (root == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                members++;
                reader.Skip();
            }
        }
        else
        {
            members = 1;
        }
        // Anything after the document is an error.
        reader.Read();
        return arrays;
    }
}
