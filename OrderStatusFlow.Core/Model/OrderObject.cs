using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Model;

/// <summary>One order object: its number for the log, the ids of its items, and the body that goes to Omnitron.</summary>
/// <remarks>Required is <c>orderitem_set</c>, an array whose items each have an <c>id</c>. Everything else is passed on unchanged.</remarks>
internal sealed record OrderObject(string? Number, IReadOnlyList<string> Items, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = RunJson.MaxDepth };

    /// <summary>Reads an order and checks its shape.</summary>
    public static Result<OrderObject> Read(ReadOnlyMemory<byte> json, bool sendNumber)
    {
        if (!Utf8.IsValid(json.Span))
            return Wrong("The order is not JSON: it holds bytes that are not UTF-8.");
        json = UnpairedSurrogates.Replace(json);
        try
        {
            using var document = JsonDocument.Parse(json, Deep);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return Wrong("The row is not an order object: {\"order\": ..., \"orderitem_set\": [...]}.");
            if (TwiceIn(root) is { } twice)
                return Wrong($"The order has '{twice}' twice; send it once.");
            if (WrongItems(root) is { } wrong)
                return Wrong(wrong);
            var items = root.GetProperty("orderitem_set");
            return new OrderObject(NumberOf(root), [.. items.EnumerateArray().Select(item => item.GetProperty("id").ToString())], sendNumber
                || !root.TryGetProperty("order", out _) ? json : WithoutNumber(root));
        }
        catch (JsonException exception)
        {
            return Wrong($"The order is not JSON: {exception.Message}");
        }
    }

    /// <summary>What an order number must be, for messages.</summary>
    public const string NumberRule = "Send Omnitron's order number as 'order', a text or a number.";

    /// <summary>Returns true if an order object has an order number.</summary>
    public static bool HasNumber(JsonElement order) => NumberOf(order) is { Length: > 0 };

    /// <summary>Returns what is wrong with the items of an order object; null if nothing is.</summary>
    public static string? WrongItems(JsonElement order)
    {
        if (!order.TryGetProperty("orderitem_set", out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0)
            return "The order has no 'orderitem_set' with items in it.";
        var number = 0;
        foreach (var item in items.EnumerateArray())
        {
            number++;
            if (!(item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id)
                && id.ValueKind is JsonValueKind.Number or JsonValueKind.String))
                return $"Item {number} of 'orderitem_set' has no 'id'.";
            if (HasTwice(item, "id"u8))
                return $"Item {number} of 'orderitem_set' has 'id' twice; send it once.";
        }

        return null;
    }

    // JSON readers use the first or the last of two members of one name (RFC 8259, section 4), so Omnitron may use the other one.
    private static bool HasTwice(JsonElement element, ReadOnlySpan<byte> name)
    {
        var count = 0;
        foreach (var member in element.EnumerateObject())
            count += member.NameEquals(name) ? 1 : 0;
        return count > 1;
    }

    /// <summary>The member that an order object has twice, <c>order</c> or <c>orderitem_set</c>; null if it has neither twice.</summary>
    public static string? TwiceIn(JsonElement order) => HasTwice(order, "orderitem_set"u8) ? "orderitem_set" : HasTwice(order, "order"u8) ? "order" : null;

    /// <summary>Reads the order number of an order that may not be valid.</summary>
    /// <returns>The order number, null if it has none; and whether it is JSON.</returns>
    public static (string? Number, bool IsJson) Look(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
            return (null, false);
        try
        {
            using var document = JsonDocument.Parse(UnpairedSurrogates.Replace(json), Deep);
            return (document.RootElement.ValueKind == JsonValueKind.Object ? NumberOf(document.RootElement) : null, true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    /// <summary>Returns the number of an order object; null if it has none.</summary>
    public static string? NumberOf(JsonElement root) =>
        root.TryGetProperty("order", out var order) && order.ValueKind is JsonValueKind.String or JsonValueKind.Number ? order.ToString() : null;

    private static ReadOnlyMemory<byte> WithoutNumber(JsonElement root)
    {
        var buffer = new ArrayBufferWriter<byte>(JsonMarshal.GetRawUtf8Value(root).Length);
        // The members come from a document that was read, so the result is valid.
        using var writer =
            new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = RunJson.Options.Encoder, MaxDepth = RunJson.MaxDepth, SkipValidation = true });
        writer.WriteStartObject();
        foreach (var member in root.EnumerateObject())
        {
            if (!member.NameEquals("order"u8))
                member.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static Failure Wrong(string message) => new("order.shape", message);
}
