using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Runs.Tracing;

/// <summary>The items of a page, and which of them belongs to an order.</summary>
internal static class PageItems
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = RunJson.MaxDepth };

    /// <summary>The raw JSON of each item; null if the page is not JSON or has no items at the path.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Of(ReadOnlyMemory<byte> page, string? itemsPath, bool fromXml)
    {
        try
        {
            return JsonPage.Read(page, itemsPath, fromXml, paged: false) is { Succeeded: true, Value: var read } ? read.EachItem() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The items that have an order number as a value, at any depth.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> With(IReadOnlyList<ReadOnlyMemory<byte>> items, string order) =>
        [.. items.Where(item => Has(item, order))];

    /// <summary>The item of each order: the only item that has the order number as a value. Each item is read once.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ByOrder(IReadOnlyList<ReadOnlyMemory<byte>> items, IEnumerable<string> orders)
    {
        // By order number the position of its item; -1 if several items have it.
        var places = orders.Distinct(StringComparer.Ordinal).ToDictionary(order => order, _ => (int?)null, StringComparer.Ordinal);
        for (var at = 0; at < items.Count; at++)
        {
            // Text with half of a surrogate pair cannot be read, and is no order number.
            using var json = JsonDocument.Parse(UnpairedSurrogates.Replace(items[at]), Deep);
            foreach (var value in Values(json.RootElement))
            {
                if (places.TryGetValue(value, out var place) && place != at)
                    places[value] = place is null ? at : -1;
            }
        }

        return places.Where(place => place.Value >= 0).ToDictionary(place => place.Key, place => items[place.Value!.Value], StringComparer.Ordinal);
    }

    private static IEnumerable<string> Values(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Values(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Values),
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Number => [json.GetRawText()],
        _ => [],
    };

    private static bool Has(ReadOnlyMemory<byte> item, string order)
    {
        using var json = JsonDocument.Parse(item, Deep);
        return Has(json.RootElement, order);
    }

    private static bool Has(JsonElement json, string order) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(member => Has(member.Value, order)),
        JsonValueKind.Array => json.EnumerateArray().Any(item => Has(item, order)),
        JsonValueKind.String => json.ValueEquals(order),
        JsonValueKind.Number => json.GetRawText() == order,
        _ => false,
    };
}
