using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>The orders of a page.</summary>
/// <param name="Orders">Each order as JSON on one line.</param>
/// <param name="Keys">The <see cref="OrderKey"/> of each order.</param>
/// <param name="Attributes">The attributes after the page's script.</param>
/// <param name="Failure">The reason why the page has no orders; null on success.</param>
internal sealed record PageOrders(
    IReadOnlyList<byte[]> Orders, IReadOnlyList<ulong> Keys, IReadOnlyDictionary<string, string> Attributes, Failure? Failure)
{
    /// <summary>The output of the mapping, or the page without a mapping; null if the mapping failed.</summary>
    public ReadOnlyMemory<byte>? Output { get; init; }

    /// <summary>The parts of the mapping that probably do not do what they are meant to.</summary>
    public IReadOnlyList<Failure> Warnings { get; init; } = [];

    /// <summary>The orders that the page contains more than once.</summary>
    public RepeatedOrders Repeated => field ??= RepeatedOrders.Find(Keys, Orders);

    /// <summary>Splits a page.</summary>
    /// <param name="page">An array of orders, or one order.</param>
    /// <param name="attributes">The attributes after the page's script.</param>
    public static PageOrders Of(JsonElement page, IReadOnlyDictionary<string, string> attributes)
    {
        var count = page.ValueKind == JsonValueKind.Array ? page.GetArrayLength() : 1;
        var (orders, keys) = (new List<byte[]>(count), new List<ulong>(count));
        IEnumerable<JsonElement> elements = page.ValueKind == JsonValueKind.Array ? page.EnumerateArray() : [page];
        foreach (var order in elements)
        {
            var json = JsonMarshal.GetRawUtf8Value(order);
            orders.Add(JsonLines.ToSingleLine(json));
            keys.Add(order.ValueKind == JsonValueKind.Object && Utf8.IsValid(json) ? OrderKey.Of(OrderObject.NumberOf(order)) : OrderKey.None);
        }

        return new PageOrders(orders, keys, attributes, null);
    }

    /// <summary>A page that could not be split into orders.</summary>
    public static PageOrders Failed(Failure failure, IReadOnlyDictionary<string, string> attributes) => new([], [], attributes, failure);
}
