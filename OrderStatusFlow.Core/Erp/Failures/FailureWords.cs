using System.Text.Json;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp.Failures;

/// <summary>Finds the ERP's own words about a failure by the names that ERPs use.</summary>
internal static class FailureWords
{
    // Compared without underscores and case, in order of preference.
    private static readonly string[] MessageNames =
        ["exceptionmessage", "errormessage", "errordesc", "errordescription", "message", "faultstring", "error", "errors", "detail",
            "description", "explanation", "resultmessage", "statusmessage", "usermessage", "msg", "reason", "title"];

    private static readonly string[] CodeNames = ["errorcode", "code", "faultcode", "errornumber", "statuscode"];

    /// <summary>Returns the message among an object's members; null if absent.</summary>
    public static string? Message(IReadOnlyList<JsonMember> members) => First(members, MessageNames, value => Of(value));

    /// <summary>Returns the code among an object's members; null if absent.</summary>
    public static string? Code(IReadOnlyList<JsonMember> members) => First(members, CodeNames, value => Text(value));

    /// <summary>Returns the words in a value: a text, the message of an object, or those of the first items of an array.</summary>
    public static string? Of(ReadOnlyMemory<byte>? value) => Of(value, 0);

    /// <summary>Returns the member of a name, compared without underscores, prefix and case; null if absent.</summary>
    public static JsonMember? Member(IReadOnlyList<JsonMember> members, string name)
    {
        foreach (var member in members)
        {
            if (Plain(member.Name) == name)
                return member;
        }
        return null;
    }

    /// <summary>Returns a name without its prefix and underscores, in lower case.</summary>
    public static string Plain(string name) =>
        name[(name.LastIndexOf(':') + 1)..].Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string? Of(ReadOnlyMemory<byte>? json, int depth)
    {
        if (json is not { } value || depth > 3)
            return null;
        var survey = JsonSurvey.Read(value);
        switch (survey.Root)
        {
            case JsonTokenType.String:
                return Text(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
            case JsonTokenType.StartArray:
                var words = Items(value).Select(item => Of(item, depth + 1)).OfType<string>().ToList();
                return words.Count == 0 ? null : string.Join("; ", words);
            case JsonTokenType.StartObject:
                // OData's message is an object with lang and value, in XML with an attribute and a text.
                return First(survey.Members, ["value", "#text", "text"], inner => Of(inner, depth + 1))
                    ?? First(survey.Members, MessageNames, inner => Of(inner, depth + 1));
            default:
                return null;
        }
    }

    private static List<ReadOnlyMemory<byte>> Items(ReadOnlyMemory<byte> array)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(array.Span);
        reader.Read();
        while (items.Count < 3 && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(array[start..(int)reader.BytesConsumed]);
        }
        return items;
    }

    private static string? First(IReadOnlyList<JsonMember> members, string[] names, Func<ReadOnlyMemory<byte>, string?> read) => names
        .Select(name => Member(members, name) is { } member ? read(member.Value) : null)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? Text(ReadOnlyMemory<byte> value)
    {
        try
        {
            return JsonPaths.Text(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
