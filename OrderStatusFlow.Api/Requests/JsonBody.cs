using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Reads request bodies up to the size limit, and reports the position of invalid JSON or Unicode.</summary>
internal static class JsonBody
{
    /// <summary>The maximum size of a request body: 32 MiB.</summary>
    public const int Limit = 32 << 20;

    /// <summary>The maximum depth of nested objects and arrays in a body.</summary>
    public const int MaxDepth = 256;

    private const string UnpairedSurrogate =
        "The text contains half of a surrogate pair, such as \\ud800 alone, which is not valid Unicode. Send both halves.";

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    // Enums have words only: the number of a role would be a role too.
    private static readonly JsonSerializerOptions Members = new(RunJson.Options)
    {
        Converters = { [0] = new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <param name="request">The request.</param>
    /// <param name="encoding">The encoding that a flow sets for its ERP; null to find it.</param>
    public static async Task<(ReadOnlyMemory<byte> Bytes, ProblemHttpResult? Problem)> BytesAsync(HttpRequest request, string? encoding = null)
    {
        if (request.ContentLength > Limit)
            return (default, TooLarge());
        // The middleware removes the header when it decompresses the body.
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } compression && !compression.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return (default, Compression(415, $"Content-Encoding is '{compression}'. Send gzip, br or deflate, or a body without compression."));
        var body = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
            {
                if (body.Length + read > Limit)
                    return (default, TooLarge());
                body.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // The Brotli decoder throws InvalidOperationException where the others throw InvalidDataException.
            return (default, Compression(400, "The body is not compressed as Content-Encoding names, or is incomplete. Nothing was accepted."));
        }

        return BodyEncoding.ToUtf8(body.GetBuffer().AsMemory(0, (int)body.Length), request.ContentType, encoding);
    }

    /// <summary>Reads a JSON document. Handwritten definitions may contain comments and trailing commas; payloads from programs may
    /// not.</summary>
    public static async Task<(JsonElement Json, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, bool lenient = true)
    {
        var (bytes, problem) = await BytesAsync(request);
        if (problem is not null)
            return (default, problem);
        return TryParse(bytes, lenient, out var json, out problem) ? (json, null) : (default, problem);
    }

    /// <summary>Reads a body as a record; null if the body is empty.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rule">Describes the members, as a sentence for the error.</param>
    public static async Task<(T? Value, ProblemHttpResult? Problem)> OptionalAsync<T>(HttpRequest request, string rule)
        where T : class
    {
        var (bytes, problem) = await BytesAsync(request);
        return problem is not null || bytes.Length == 0 || !TryParse(bytes, lenient: true, out var json, out problem)
            ? (null, problem) : Read<T>(json, rule, "$");
    }

    /// <summary>Reads a body as a record.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rule">Describes the members, as a sentence for the error.</param>
    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(HttpRequest request, string rule)
        where T : class
    {
        var (json, problem) = await ReadAsync(request);
        return problem is null ? Read<T>(json, rule) : (null, problem);
    }

    /// <summary>Reads a JSON document as a record.</summary>
    /// <param name="json">The document.</param>
    /// <param name="rule">Describes the members, as a sentence for the error.</param>
    /// <param name="place">The place of the error; null for the member with the wrong type.</param>
    public static (T? Body, ProblemHttpResult? Problem) Read<T>(JsonElement json, string rule, string? place = null)
        where T : class
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, Wrong("$", rule));
        // A misspelled name must not grant or do more than was meant.
        var known = Members.GetTypeInfo(typeof(T)).Properties.Select(property => property.Name).ToList();
        if (json.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            return (null, Wrong($"$.{unknown}", UnknownMember(unknown, known)));
        try
        {
            return (json.Deserialize<T>(Members), null);
        }
        catch (JsonException e)
        {
            return (null, Wrong(place ?? e.Path, rule));
        }

        ProblemHttpResult Wrong(string? at, string message) => Problems.OfMember(at ?? "$", message);
    }

    /// <summary>The message for a member of a body that has no meaning.</summary>
    public static string UnknownMember(string name, IReadOnlyCollection<string> known) =>
        $"There is no member '{name}' here. The {(known.Count == 1 ? "only member is" : "members are")} {string.Join(", ", known)}.";

    public static bool TryParse(ReadOnlyMemory<byte> bytes, bool lenient, out JsonElement json, out ProblemHttpResult? problem)
    {
        json = default;
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            problem = Problems.Of(400, "http.body", "The body is empty. Send JSON.");
            return false;
        }

        var options = lenient ? Lenient : Strict;
        try
        {
            json = JsonElement.Parse(bytes.Span, options);
            problem = UnpairedSurrogates.FirstPath(bytes.Span, options) is { } path
                ? Problems.Of(400, new Failure("http.text", UnpairedSurrogate) { Place = path })
                : null;
            return problem is null;
        }
        catch (JsonException exception)
        {
            var place = $"line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}";
            var message = IsTooDeep(bytes.Span, options) ? $"The JSON is nested more than {MaxDepth} levels deep here." : "The body is not valid JSON.";
            problem = Problems.Of(400, new Failure("http.json", message) { Place = place });
            return false;
        }
    }

    // The exception is the same as for invalid JSON.
    private static bool IsTooDeep(ReadOnlySpan<byte> body, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(body, options.ForReader() with { MaxDepth = MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    return true;
            }
        }
        catch (JsonException)
        {
            // It is invalid before it is too deep.
        }
        return false;
    }

    private static ProblemHttpResult Compression(int status, string message) =>
        Problems.Of(status, new Failure("http.compression", message) { Place = "Content-Encoding" });

    private static ProblemHttpResult TooLarge() => Problems.Of(413, "http.tooLarge",
        $"The body is larger than {Limit >> 20} MB. Split it into several requests; each POST starts its own run.");
}
