using System.Text;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Orders with every kind of hostile JSON at every position of an order, a good order after each.</summary>
internal static class HostileOrders
{
    private static readonly string[] Texts =
    [
        "\\ud800", "x\\udc00y", "\\udc00\\ud800", "\\ud83d", "\\u0000", "\\u0001\\u001f\\u007f\\u0085\\u2028", "\\ud83c\\udf81", "🎁", "", "..", "/", "\\\\ud800", "\\\"\\n\\t",
        new string('a', 100_000), string.Concat(Enumerable.Repeat("\\u0001", 50_000)),
    ];

    private static readonly string[] Values = ["1e400", "-0", "-1e-400", new string('9', 400), "null", "true", $"{new string('[', 40)}{new string(']', 40)}"];

    /// <summary>Order objects as JSON text; each has an item id of its own, from 1. Those whose number is odd are hostile, the others good.</summary>
    public static IReadOnlyList<string> Json()
    {
        var orders = new List<string>();
        foreach (var value in Texts.Select(text => $"\"{text}\"").Concat(Values))
        {
            Add(id => $$"""{"order": "V{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450", "note": {{value}}}]}""");
            Add(id => $$"""{"order": "M{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450"}], "note": {{value}}}""");
            Add(id => $$"""{"order": {{value}}, "orderitem_set": [{"id": {{id}}, "status": "450"}]}""");
            Add(id => $$"""{"order": "T{{id}}", "orderitem_set": [{"id": {{id}}, "status": {{value}}}]}""");
        }

        foreach (var name in Texts)
        {
            Add(id => $$"""{"order": "N{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450", "{{name}}": "x"}]}""");
            Add(id => $$"""{"order": "P{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450"}], "{{name}}": "x"}""");
        }

        Add(id => $$"""{"order": "D{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450", "note": 1, "note": 2}]}""");
        Add(id => $$"""{"order": "D{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450"}], "orde\ud800": 1, "order\ud800": 2}""");
        return orders;

        void Add(Func<int, string> order)
        {
            orders.Add(order(orders.Count + 1));
            orders.Add($$"""{"order": "GOOD{{orders.Count + 1}}", "orderitem_set": [{"id": {{orders.Count + 1}}, "status": "450"}]}""");
        }
    }

    /// <summary>All of them as a page.</summary>
    public static string Page() => $"[{string.Join(",", Json())}]";

    /// <summary>Text as a Python script reads it, whatever is in it.</summary>
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
