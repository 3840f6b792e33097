using System.Net;
using System.Text;
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

    /// <summary>The name of the encoding that the flow sets; null if it sets none.</summary>
    public string? Forced { get; init; }

    public bool Succeeded => (int)Status is >= 200 and < 300;

    /// <summary>True for transient statuses: 408, 425, 429, and 5xx except 501 and 505.</summary>
    public bool Retryable => (int)Status is 408 or 425 or 429 or 500 or (>= 502 and not 505);

    /// <summary>Returns the first 500 characters of the body on one line, for messages. Secrets are redacted before the text is
    /// truncated.</summary>
    public string Excerpt(SecretRedactor secrets)
    {
        var text = secrets.Redact(Text(Body[..Math.Min(Body.Length, 8192 + SecretRedactor.Margin)]), 8192);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return SafeText.Truncate(line, 500);
    }

    /// <summary>Returns true if the text begins with <paramref name="start"/> after white space.</summary>
    public bool LooksLike(string start) =>
        Text(Body[..Math.Min(Body.Length, 256)]).TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase);

    // Some servers send text/html for everything.
    public bool IsHtml => LooksLike("<!doctype html") || LooksLike("<html")
        || (MediaType is "text/html" or "application/xhtml+xml" && !LooksLike("{") && !LooksLike("[") && !LooksLike("<?xml"));

    /// <summary>True if there is no text.</summary>
    public bool IsBlank => Body.Length == 0 || (Body.Length < 256 && string.IsNullOrWhiteSpace(Text(Body)));

    // For messages and for recognizing formats: bytes that do not fit are replaced here, unlike in data.
    private string Text(ReadOnlyMemory<byte> bytes)
    {
        var encoding = Marked(bytes.Span) ?? BodyDecoder.Named(Forced) ?? BodyDecoder.Named(Charset) ?? Encoding.UTF8;
        return encoding.GetString(bytes.Span).TrimStart('\uFEFF');
    }

    private static Encoding? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] or [> 0 and < 128, 0, > 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, > 0 and < 128, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
