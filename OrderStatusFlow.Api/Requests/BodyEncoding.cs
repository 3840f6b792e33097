using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Converts a request body to UTF-8 without a byte order mark, as <see cref="BodyDecoder"/> does.</summary>
internal static class BodyEncoding
{
    /// <param name="body">The body.</param>
    /// <param name="contentType">The request's Content-Type; null if absent.</param>
    /// <param name="forced">The encoding that the flow sets; null if it sets none.</param>
    public static (ReadOnlyMemory<byte> Utf8, ProblemHttpResult? Problem) ToUtf8(ReadOnlyMemory<byte> body, string? contentType,
        string? forced = null)
    {
        var charset = MediaTypeHeaderValue.TryParse(contentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Charset).ToString() : "";
        if (charset.Length > 0 && forced is null && BodyDecoder.Named(charset) is null)
        {
            return (default, Problems.Of(415, new Failure("http.charset",
                $"The charset '{charset}' is not supported. Send UTF-8, or a charset such as windows-1254, iso-8859-9 or utf-16.")
            { Place = "Content-Type" }));
        }

        var decoded = BodyDecoder.Decode(body, BodyDecoder.Named(forced), charset, null);
        if (decoded.BadByte is not { } bad)
            return (decoded.Utf8, null);
        var advice = forced is not null ? "The flow sets this encoding in erp.encoding."
            : charset.Length > 0 ? "Send the bytes in that charset."
            : "Send UTF-8, or name the charset in Content-Type, as in 'application/json; charset=windows-1254'.";
        var message = $"The body contains bytes that are not valid {decoded.Encoding.WebName}. {advice}";
        return (default, Problems.Of(400, new Failure("http.encoding", message) { Place = $"byte {bad}" }));
    }
}
