using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace OrderStatusFlow.Json;

/// <summary>Finds values in UTF-8 JSON by JSONPath. The plain form <c>$.a.b</c> is evaluated without building the document.</summary>
internal static partial class JsonPaths
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    /// <summary>Returns the names of a plain path; null if the path is not plain. OData's <c>@odata.nextLink</c> is one name, including
    /// its dot.</summary>
    public static string[]? Plain(string path)
    {
        var match = PlainPath().Match(path);
        return match.Success ? [.. match.Groups["name"].Captures.Select(name => name.Value)] : null;
    }

    /// <summary>Returns the raw JSON of the value; null if absent. Several matches are returned as an array.</summary>
    /// <param name="json">The document.</param>
    /// <param name="path">The path.</param>
    /// <param name="maxTime">The maximum time of a filter with a regular expression. The default is 5 seconds.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON, or a limit is exceeded.</exception>
    public static ReadOnlyMemory<byte>? Find(ReadOnlyMemory<byte> json, string path, TimeSpan? maxTime = null)
    {
        if (Plain(path) is { } names)
            return Find(json, names);
        try
        {
            var found = JsonPathQuery.Select(Encoding.UTF8.GetString(json.Span), path, JsonPathQuery.MaxValues, maxTime ?? MaxTime);
            if (found.Count == 0)
                return null;
            var many = found.Count > 1 || path.Contains('*') || path.Contains('?') || path.Contains("..", StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(many && found is not [JArray]
                ? JsonPathQuery.Print(found, true) : JsonPathQuery.Print([found[0]], false));
        }
        catch (JsonPathException wrong)
        {
            throw new JsonException($"{wrong.Message}. (path {path})", wrong);
        }
    }

    /// <summary>Returns the text of a scalar: a string's content, or a number or boolean as written. Null for null, objects, arrays and
    /// no match.</summary>
    /// <exception cref="System.Text.Json.JsonException">A string is not valid Unicode.</exception>
    public static string? Text(ReadOnlyMemory<byte>? json)
    {
        if (json is not { } value)
            return null;
        var reader = new Utf8JsonReader(value.Span);
        reader.Read();
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("its value is not valid Unicode: it contains half of a surrogate pair.", exception);
        }
    }

    /// <summary>Returns the raw JSON of a nested member by its names; null if absent.</summary>
    public static ReadOnlyMemory<byte>? Find(ReadOnlyMemory<byte> json, string[] names)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        foreach (var name in names)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (true)
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.EndObject)
                    return null;
                var wanted = Is(ref reader, name);
                reader.Read();
                if (wanted)
                    break;
                reader.Skip();
            }
        }
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    // Property names with unpaired surrogates never match.
    private static bool Is(ref Utf8JsonReader reader, string name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A\$(?:\.(?<name>@odata\.\w+|[\w@#:-]+)|\['(?<name>[^'\\]+)'\])*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainPath();
}
