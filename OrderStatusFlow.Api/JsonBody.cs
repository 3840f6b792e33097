using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Api;

/// <summary>Reads request bodies up to the limit as UTF-8, and says where they are not JSON or not Unicode text.</summary>
internal static class JsonBody
{
    /// <summary>Largest body of any call: 32 MiB.</summary>
    public const int Limit = 32 << 20;

    /// <summary>Objects and arrays of a body that may stand inside each other.</summary>
    public const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> BytesAsync(HttpRequest request)
    {
        if (request.ContentLength > Limit)
            return (default, TooLarge());
        var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > Limit)
                return (default, TooLarge());
            body.Write(buffer, 0, read);
        }

        return BodyEncoding.ToUtf8(body.GetBuffer().AsMemory(0, (int)body.Length), request.ContentType);
    }

    /// <summary>A JSON document; definitions people write by hand may hold comments and trailing commas, payloads of machines may not.</summary>
    public static async Task<(JsonElement Json, IResult? Problem)> ReadAsync(HttpRequest request, bool lenient = true)
    {
        var (bytes, problem) = await BytesAsync(request);
        if (problem is not null)
            return (default, problem);
        return TryParse(bytes, lenient, out var json, out problem) ? (json, null) : (default, problem);
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, bool lenient, out JsonElement json, out IResult? problem)
    {
        json = default;
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            problem = Problems.Of(400, "http.body", "The body is empty; send JSON.");
            return false;
        }

        try
        {
            var options = lenient ? Lenient : Strict;
            json = JsonElement.Parse(bytes.Span, options);
            problem = UnpairedSurrogates.FirstPath(bytes.Span, options) is { } path
                ? Problems.Of(400, new Failure("http.text", "The text holds half of a surrogate pair, such as \\ud800 alone, which is not a Unicode character. Send the whole character.") { Place = path })
                : null;
            return problem is null;
        }
        catch (JsonException exception)
        {
            var place = $"line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}";
            problem = Problems.Of(400, new Failure("http.json", "The body is not JSON.") { Place = place });
            return false;
        }
    }

    private static IResult TooLarge() => Problems.Of(413, "http.tooLarge", $"The body is larger than {Limit >> 20} MB. Send it in parts: each POST is a run of its own.");
}
