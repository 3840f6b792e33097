using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace OrderStatusFlow.Core.Net;

/// <summary>Converts the bytes of a body to UTF-8. Bytes that the encoding cannot explain are an error, never a replacement
/// character.</summary>
/// <remarks>
/// A byte order mark takes precedence, then a forced encoding, then the charset of the header, then the declaration in an XML document,
/// then UTF-8 (RFC 7303, RFC 8259). When the header or the declaration names a single-byte encoding, but the bytes are valid UTF-8 beyond
/// ASCII, they are UTF-8: text in a single-byte encoding does not have this form. When the bytes do not fit the header, the declaration
/// is used.
/// </remarks>
public static partial class BodyDecoder
{
    static BodyDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Finds an encoding by its name; null if it is not known.</summary>
    /// <remarks>As in browsers (WHATWG Encoding), <c>iso-8859-1</c> is read as <c>windows-1252</c> and <c>iso-8859-9</c> as
    /// <c>windows-1254</c>, which differ only in bytes that are control characters otherwise.</remarks>
    public static Encoding? Named(string? charset)
    {
        var name = charset?.Trim(' ', '"', '\'').ToLowerInvariant() ?? "";
        if (name.Length == 0)
            return null;
        name = IsoName().Replace(name, "iso-8859-${part}");
        name = CodePageName().Replace(name, "windows-${page}");
        try
        {
            var encoding = Encoding.GetEncoding(name is "utf8" ? "utf-8" : name);
            return encoding.CodePage switch
            {
                28591 => Encoding.GetEncoding(1252),
                28599 => Encoding.GetEncoding(1254),
                _ => encoding,
            };
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Finds the encoding that an XML declaration names; null if the document has none.</summary>
    public static string? DeclaredInXml(ReadOnlySpan<byte> body)
    {
        var match = XmlDeclaration().Match(Encoding.Latin1.GetString(body[..Math.Min(body.Length, 512)]));
        return match.Success ? match.Groups["name"].Value : null;
    }

    /// <summary>Converts a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="forced">The encoding to use unless there is a byte order mark; null to find it.</param>
    /// <param name="charset">The charset of the header; null if absent. An unknown one is ignored.</param>
    /// <param name="declared">The encoding that the document declares; null if absent. An unknown one is ignored.</param>
    public static DecodedBody Decode(ReadOnlyMemory<byte> body, Encoding? forced, string? charset, string? declared)
    {
        var (marked, mark) = Marked(body.Span);
        body = body[mark..];
        var candidates = Candidates(body.Span, marked ?? forced ?? WithoutMark(body.Span), Named(charset), Named(declared));
        var bad = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            var converted = Convert(body, candidates[i], out var badByte);
            if (converted is { } utf8)
                return new DecodedBody(utf8, candidates[i], null);
            bad = i == 0 ? mark + badByte : bad;
        }
        return new DecodedBody(default, candidates[0], bad);
    }

    private static Encoding[] Candidates(ReadOnlySpan<byte> body, Encoding? certain, Encoding? charset, Encoding? declared)
    {
        if (certain is not null)
            return [certain];
        Encoding[] named = [.. new[] { charset, declared }.OfType<Encoding>().DistinctBy(encoding => encoding.CodePage)];
        if (named.Length == 0 || (named[0].IsSingleByte && body.IndexOfAnyExceptInRange((byte)0, (byte)127) >= 0 && Utf8.IsValid(body)))
            return [Encoding.UTF8];
        return named;
    }

    private static ReadOnlyMemory<byte>? Convert(ReadOnlyMemory<byte> body, Encoding encoding, out int badByte)
    {
        badByte = 0;
        if (encoding.CodePage == Encoding.UTF8.CodePage && Utf8.IsValid(body.Span))
            return body;
        try
        {
            var text = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                .GetString(body.Span);
            // Bytes that a Windows code page leaves undefined become control characters, which text does not contain.
            badByte = encoding.IsSingleByte ? text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') : -1;
            if (badByte >= 0)
                return null;
            return Encoding.UTF8.GetBytes(text);
        }
        catch (DecoderFallbackException exception)
        {
            badByte = Math.Max(0, exception.Index);
            return null;
        }
    }

    private static (Encoding?, int) Marked(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    // JSON and XML begin with an ASCII character, so the zero bytes around it give the form of UTF-16.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> body) => body switch
    {
        [> 0 and < 128, 0, > 0, ..] or [> 0 and < 128, 0, 0, > 0, ..] => Encoding.Unicode,
        [0, > 0 and < 128, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    [GeneratedRegex(@"\Aiso[-_ ]?8859[-_ ]?(?<part>[0-9]{1,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsoName();

    [GeneratedRegex(@"\A(?:x-)?(?:cp|win|windows)[-_ ]?(?<page>125[0-8])\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePageName();

    [GeneratedRegex("""\A\s*<\?xml\s[^>]*?encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]+)["']""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex XmlDeclaration();
}

/// <summary>A body as UTF-8.</summary>
/// <param name="Utf8">The bytes, without a byte order mark.</param>
/// <param name="Encoding">The encoding of the original bytes.</param>
/// <param name="BadByte">The position of the first byte that the encoding cannot explain; null if it explains all.</param>
public readonly record struct DecodedBody(ReadOnlyMemory<byte> Utf8, Encoding Encoding, int? BadByte);
