using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Converts a request body to UTF-8 without a byte order mark.</summary>
/// <remarks>
/// The encoding is that of the byte order mark, otherwise the charset of Content-Type, otherwise UTF-8 (RFC 8259, section 8.1).
/// Invalid bytes are rejected, never replaced.
/// </remarks>
internal static class BodyEncoding
{
    static BodyEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (ReadOnlyMemory<byte> Utf8, ProblemHttpResult? Problem) ToUtf8(ReadOnlyMemory<byte> body, string? contentType)
    {
        var charset = MediaTypeHeaderValue.TryParse(contentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Charset).ToString() : "";
        if (charset.Length > 0 && Named(charset) is null)
        {
            return (default, Problems.Of(415, new Failure("http.charset",
                $"The charset '{charset}' is not supported. Send UTF-8, or a charset such as windows-1254, iso-8859-9 or utf-16.")
            { Place = "Content-Type" }));
        }

        var (encoding, mark) = Marked(body.Span) ?? (charset.Length > 0 ? WithoutMark(Named(charset)!, body.Span) : Encoding.UTF8, 0);
        body = body[mark..];
        if (encoding.CodePage == Encoding.UTF8.CodePage && Utf8.IsValid(body.Span))
            return (body, null);
        try
        {
            return (Encoding.UTF8.GetBytes(Strict(encoding).GetString(body.Span)), null);
        }
        catch (DecoderFallbackException exception)
        {
            var advice = charset.Length > 0 ? "Send the bytes in that charset."
                : "Send UTF-8, or name the charset in Content-Type, as in 'application/json; charset=windows-1254'.";
            var place = $"byte {mark + Math.Max(0, exception.Index)}";
            var message = $"The body contains bytes that are not valid {encoding.WebName}. {advice}";
            return (default, Problems.Of(400, new Failure("http.encoding", message) { Place = place }));
        }
    }

    private static (Encoding, int)? Marked(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    // JSON starts with an ASCII character, so in UTF-16 without a byte order mark the position of its zero byte gives the byte order.
    private static Encoding WithoutMark(Encoding named, ReadOnlySpan<byte> body) =>
        named.CodePage == Encoding.Unicode.CodePage && body is [0, ..] ? Encoding.BigEndianUnicode : named;

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static Encoding? Named(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
