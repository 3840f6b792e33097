using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The top level of a JSON document, found without building the document.</summary>
internal sealed class JsonSurvey
{
    // Only the first members are candidates for totals and errors. Arrays are kept wherever they are.
    private const int MaxMembers = 1_000;

    private readonly List<JsonMember> members = [];

    private JsonSurvey(ReadOnlyMemory<byte> json) => Json = json;

    /// <summary>The document.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The kind of the root value.</summary>
    public JsonTokenType Root { get; private set; }

    /// <summary>The number of members of a root object or of items of a root array; 1 for a single value.</summary>
    public int Count { get; private set; }

    /// <summary>The first 1,000 members of a root object, and all further arrays.</summary>
    public IReadOnlyList<JsonMember> Members => members;

    /// <summary>Reads the complete text, so that truncated JSON is detected.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonSurvey Read(ReadOnlyMemory<byte> json)
    {
        var survey = new JsonSurvey(json);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        survey.Root = reader.TokenType;
        if (survey.Root == JsonTokenType.StartObject)
            survey.ReadMembers(ref reader);
        else if (survey.Root == JsonTokenType.StartArray)
            survey.CountItems(ref reader);
        else
            survey.Count = 1;
        // Anything after the document is an error.
        reader.Read();
        return survey;
    }

    /// <summary>Returns the members of a value inside a document; empty if it is not an object.</summary>
    public static IReadOnlyList<JsonMember> MembersOf(ReadOnlyMemory<byte> value) => Read(value).Members;

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Count++;
            var name = reader.ValueIsEscaped ? "" : Encoding.UTF8.GetString(reader.ValueSpan);
            reader.Read();
            var (start, type) = ((int)reader.TokenStartIndex, reader.TokenType);
            reader.Skip();
            if (type == JsonTokenType.StartArray || Count <= MaxMembers)
                members.Add(new JsonMember(name, type, Json[start..(int)reader.BytesConsumed]));
        }
    }

    private void CountItems(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Count++;
            reader.Skip();
        }
    }
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">The name; empty if it contains escapes.</param>
/// <param name="Type">The kind of the value.</param>
/// <param name="Value">The raw JSON of the value.</param>
internal readonly record struct JsonMember(string Name, JsonTokenType Type, ReadOnlyMemory<byte> Value);
