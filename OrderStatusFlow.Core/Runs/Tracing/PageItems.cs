using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Model;

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
