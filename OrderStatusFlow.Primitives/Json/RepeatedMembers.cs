using System.Text.Json;

namespace OrderStatusFlow.Json;

/// <summary>Finds members whose name is given more than once in an object. Readers take the last one, so the others have no effect.</summary>
public static class RepeatedMembers
{
    /// <summary>Returns a failure for each repeated name, with the JSON path of the member as its place; empty if there are none.</summary>
    /// <param name="json">A document whose depth was checked.</param>
    /// <param name="code">The code of the failures.</param>
    /// <param name="limit">The maximum number of failures.</param>
    public static IReadOnlyList<Failure> Find(JsonElement json, string code, int limit)
    {
        var found = new List<Failure>();
        Walk(json, "$", code, limit, found);
        return found;
    }

    private static void Walk(JsonElement json, string place, string code, int limit, List<Failure> found)
    {
        if (found.Count >= limit)
            return;
        if (json.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in json.EnumerateArray())
                Walk(item, JsonPlace.Index(place, index++), code, limit, found);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var named in json.EnumerateObject().GroupBy(static member => member.Name, StringComparer.Ordinal))
            {
                var (key, count) = (JsonPlace.Key(place, named.Key), named.Count());
                if (count > 1)
                    found.Add(Repeated(named.Key, count) with { Place = key });
                Walk(named.Last().Value, key, code, limit, found);
            }
        }

        Failure Repeated(string name, int count) => new(code,
            $"'{SafeText.Truncate(name, 100)}' is given {count} times in one object. The last one applies; remove or rename the others.");
    }
}
