using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>A response of an ERP: status, relevant headers, and the body in memory.</summary>
internal sealed record ErpResponse(HttpStatusCode Status, string? MediaType, string? Charset, string? Link, TimeSpan? RetryAfter,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The ERP's clock from the <c>Date</c> header; null if absent.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The target of a redirect without its query; null for other responses.</summary>
    public string? RedirectsTo { get; init; }

    public const int MaxBytes = 64 * 1024 * 1024;

    static ErpResponse() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public bool Succeeded => (int)Status is >= 200 and < 300;

    /// <summary>True for transient statuses: 408, 425, 429, and 5xx except 501 and 505.</summary>
    public bool Retryable => (int)Status is 408 or 425 or 429 or 500 or (>= 502 and not 505);

    /// <summary>Returns the first 500 characters of the body on one line, for messages. Secrets are redacted before the text is
    /// truncated.</summary>
    public string Excerpt(SecretRedactor secrets)
    {
        var text = secrets.Redact(Text(Body[..Math.Min(Body.Length, 8192 + SecretRedactor.Margin)]), 8192);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 500 ? line : SafeText.Truncate(line, 500);
    }

    private bool LooksLike(string start) =>
        Text(Body[..Math.Min(Body.Length, 256)]).TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase);

    // Some servers send text/html for everything.
    public bool IsHtml => LooksLike("<!doctype html") || LooksLike("<html")
        || (MediaType is "text/html" or "application/xhtml+xml" && !LooksLike("{") && !LooksLike("[") && !LooksLike("<?xml"));

    private bool IsBlank => Body.Length == 0 || (Body.Length < 256 && string.IsNullOrWhiteSpace(Text(Body)));

    /// <summary>The body as a page of JSON.</summary>
    public Result<JsonPage> ToPage(ErpDefinition erp)
    {
        if (Status == HttpStatusCode.NoContent || IsBlank)
            return JsonPage.Empty;
        var paged = erp.Pagination.Type != PaginationType.None;
        if (erp.ResponseType == ResponseType.Xml)
            return FromXml(erp, paged);
        if (IsHtml)
            return new Failure("erp.answer",
                "The ERP returned a web page (HTML) instead of JSON. Check the URL; the login may have expired.");
        if (LooksLike("<"))
            return new Failure("erp.answer", "The ERP returned XML instead of JSON. Set responseType to xml, or check the URL.");
        try
        {
            var json = Utf8();
            if (!System.Text.Unicode.Utf8.IsValid(json.Span))
            {
                return new Failure("erp.answer",
                    "The ERP's JSON contains bytes that are not UTF-8, and its Content-Type has no matching charset. "
                    + "JSON is UTF-8 (RFC 8259) unless the header names another charset, as in 'application/json; charset=windows-1254'.");
            }
            return JsonPage.Read(json, erp.ItemsPath, false, paged);
        }
        catch (JsonException exception) when (exception.Message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return new Failure("erp.answer", "The ERP's JSON is nested more than 64 levels deep, which is not allowed.");
        }
        catch (JsonException exception)
        {
            return NotReadable("JSON", exception.LineNumber + 1, exception.BytePositionInLine + 1, IsCut(exception));
        }
    }

    private Result<JsonPage> FromXml(ErpDefinition erp, bool paged)
    {
        if (IsHtml)
            return new Failure("erp.answer",
                "The ERP returned a web page (HTML) instead of XML. Check the URL; the login may have expired.");
        if (LooksLike("{") || LooksLike("["))
            return new Failure("erp.answer", "The ERP returned JSON instead of XML. Set responseType to json, or check the URL.");
        try
        {
            var converter = new XmlToJson(erp.XmlAlwaysArray, erp.XmlKeepNamespaces);
            // RFC 7303: a byte order mark takes precedence, then the header's charset, then the declaration.
            var json = Charset is not null && Encode(Charset) is { } encoding
                ? converter.Convert(new StreamReader(Stream(), encoding, true))
                : converter.Convert(Stream());
            return JsonPage.Read(json, erp.ItemsPath, true, paged);
        }
        catch (XmlException exception) when (exception.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new Failure("erp.answer", "The ERP's XML has a document type declaration (DTD), which is not allowed.")
            {
                Place = $"line {exception.LineNumber}",
            };
        }
        catch (XmlException exception)
        {
            return NotReadable($"XML ({exception.Message.TrimEnd('.')})", exception.LineNumber, exception.LinePosition,
                exception.Message.Contains("Unexpected end", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or DecoderFallbackException)
        {
            return new Failure("erp.answer", "The ERP's XML declares an encoding that is unknown or does not match its bytes.");
        }
    }

    private MemoryStream Stream() => new(Body.ToArray(), false);

    private static Failure NotReadable(string format, long? line, long? column, bool cut) => new("erp.answer", cut
        ? $"The ERP's response ends in the middle of its {format}: it was truncated."
        : $"The ERP's response is not valid {format}.")
    { Place = $"line {line}, position {column}", Retryable = cut };

    private bool IsCut(JsonException exception) =>
        exception.Message.Contains("reached end of data", StringComparison.OrdinalIgnoreCase)
            || exception.Message.Contains("incomplete", StringComparison.OrdinalIgnoreCase)
        || (exception.Message.Contains("Expected depth to be zero", StringComparison.OrdinalIgnoreCase) && Body.Length > 0);

    private ReadOnlyMemory<byte> Utf8()
    {
        var body = Body;
        if (body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return body[3..];
        var encoding = Marked(body.Span) ?? (Charset is null ? null : Encode(Charset));
        return encoding is null or UTF8Encoding
            ? body : Encoding.Convert(encoding, Encoding.UTF8, body.ToArray()).AsMemory(Marked(body.Span) is null ? 0 : 3);
    }

    private string Text(ReadOnlyMemory<byte> bytes)
    {
        var encoding = Marked(bytes.Span) ?? (Charset is null ? null : Encode(Charset)) ?? Encoding.UTF8;
        return encoding.GetString(bytes.Span).TrimStart('\uFEFF');
    }

    private static Encoding? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding? Encode(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset.Trim('"', '\'', ' '));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
