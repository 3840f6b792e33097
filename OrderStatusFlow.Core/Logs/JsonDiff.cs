using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Compares two JSON documents: requests of an order, or versions of a flow.</summary>
public static class JsonDiff
{
    // With more changes, a list of them helps nobody.
    private const int MaxChanges = 100;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = RunJson.MaxDepth };

    /// <summary>The values that differ, in the order of the newer document. Objects in arrays are compared by their <c>id</c>, other elements by
    /// position.</summary>
    public static IReadOnlyList<ValueChange> Between(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> now)
    {
        var changes = new List<ValueChange>();
        Compare("$", JsonElement.Parse(before.Span, Deep), JsonElement.Parse(now.Span, Deep), changes);
        return changes;
    }

    private static void Compare(string path, JsonElement? from, JsonElement? to, List<ValueChange> changes)
    {
        if (changes.Count == MaxChanges)
            return;
        if (from is { ValueKind: JsonValueKind.Object } a && to is { ValueKind: JsonValueKind.Object } b)
            Compare(Members(path, a), Members(path, b), changes);
        else if (from is { ValueKind: JsonValueKind.Array } c && to is { ValueKind: JsonValueKind.Array } d)
            Compare(Elements(path, c), Elements(path, d), changes);
        else if (from is null || to is null || !JsonElement.DeepEquals(from.Value, to.Value))
            changes.Add(new ValueChange(path, from, to));
    }

    private static void Compare(Dictionary<string, JsonElement> from, Dictionary<string, JsonElement> to, List<ValueChange> changes)
    {
        foreach (var (path, value) in to)
            Compare(path, from.TryGetValue(path, out var before) ? before : null, value, changes);
        foreach (var (path, value) in from.Where(member => !to.ContainsKey(member.Key)))
            Compare(path, value, null, changes);
    }

    private static Dictionary<string, JsonElement> Members(string path, JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            members[$"{path}.{member.Name}"] = member.Value;
        return members;
    }

    private static Dictionary<string, JsonElement> Elements(string path, JsonElement value)
    {
        var elements = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (index, element) in value.EnumerateArray().Index())
        {
            var id = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var given) ? $"id={given}" : null;
            // Two items of one id are not compared by it.
            elements[id is not null && !elements.ContainsKey($"{path}[{id}]") ? $"{path}[{id}]" : $"{path}[{index}]"] = element;
        }

        return elements;
    }
}
