using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Encode/Decode Functions", hashes and UUIDs of names.</summary>
internal static partial class CodingFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Text("urlEncode", UrlEncode),
        Text("urlDecode", WebUtility.UrlDecode),
        Text("base64Encode", text => Convert.ToBase64String(Bytes(text))),
        Text("base64Decode", Base64Decode),
        Escape("escapeJson", EscapeJson),
        Escape("escapeXml", EscapeXml),
        Escape("escapeHtml3", HtmlEntities.Html3.Escape),
        Escape("escapeHtml4", HtmlEntities.Html4.Escape),
        Escape("escapeCsv", text => text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
        Escape("unescapeJson", text => JsonEscapes().Replace(text, UnescapeJson)),
        Escape("unescapeXml", HtmlEntities.Xml.Unescape),
        Escape("unescapeHtml3", HtmlEntities.Html3.Unescape),
        Escape("unescapeHtml4", HtmlEntities.Html4.Unescape),
        Escape("unescapeCsv", UnescapeCsv),
        ExpressionFunction.Of("hash", 1, Hash),
        ExpressionFunction.Of("UUID3", 1, call => NamedUuid(call, 3)),
        ExpressionFunction.Of("UUID5", 1, call => NamedUuid(call, 5)),
    ];

    // As in NiFi, the result for a null subject is empty.
    private static ExpressionFunction Escape(string name, Func<string, string> body) =>
        ExpressionFunction.Of(name, 0, call => body(call.SubjectText ?? ""));

    private static ExpressionFunction Text(string name, Func<string, string> body) =>
        ExpressionFunction.Of(name, 0, call => call.SubjectText is { } text ? body(text) : null);

    // Half of a surrogate pair is a question mark, as in Java.
    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(SafeText.ReplaceUnpairedSurrogates(text, '?'));

    // java.net.URLEncoder: letters, digits and .-*_ stay, a space becomes +.
    private static string UrlEncode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var b in Bytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'*' or (byte)'_')
                encoded.Append((char)b);
            else if (b == ' ')
                encoded.Append('+');
            else
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }
        return encoded.ToString();
    }

    private static string Base64Decode(string text)
    {
        try
        {
            text = text.Trim();
            // Java accepts text without its padding.
            var padding = text.EndsWith('=') ? 0 : -text.Length & 3;
            return Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight(text.Length + padding, '=')));
        }
        catch (FormatException)
        {
            throw new FunctionException("received text that is not Base64");
        }
    }

    // Like commons-text's escapeJson: escapes the slash and everything that is not printable ASCII.
    private static string EscapeJson(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' or '/' => escaped.Append('\\').Append(c),
                '\b' => escaped.Append("\\b"),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append("\\t"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                >= ' ' and <= '~' => escaped.Append(c),
                _ => escaped.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }
        return escaped.ToString();
    }

    // Characters that XML 1.0 does not allow are removed, and control characters are written by their number.
    private static string EscapeXml(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in HtmlEntities.Xml.Escape(text))
        {
            if (c is '\u007F' or (>= '\u0080' and <= '\u009F' and not '\u0085'))
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else if (c is '\t' or '\n' or '\r' or (>= ' ' and < '\uFFFE'))
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    // A backslash at the end of the text is removed.
    private static string UnescapeJson(Match escape) => escape.Length == 1 ? "" : escape.Value[1] switch
    {
        'b' => "\b",
        'n' => "\n",
        't' => "\t",
        'f' => "\f",
        'r' => "\r",
        >= '0' and <= '7' => ((char)Convert.ToInt32(escape.Value[1..], 8)).ToString(),
        'u' when escape.Length == 6 => ((char)int.Parse(escape.ValueSpan[2..], NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture)).ToString(),
        _ => escape.Value[1..],
    };

    private static string UnescapeCsv(string text) => text is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : text;

    private static object? Hash(Call call)
    {
        if (call.SubjectText is not { } text)
            return null;
        var hash = JavaDigest.Hash(call.Text(0), Bytes(text))
            ?? throw new FunctionException($"supports only the algorithms {JavaDigest.Names}");
        return Convert.ToHexStringLower(hash);
    }

    // RFC 9562: a hash of the namespace and the name.
    private static string? NamedUuid(Call call, int version)
    {
        if (call.SubjectText is not { } name)
            return null;
        var space = Guid.Empty;
        if (call.Text(0) is { } written && !Guid.TryParse(Padded(written), out space))
            throw new FunctionException($"requires a UUID as its namespace, but got '{ValueConversion.Cut(written)}'");
        var hash = CryptographicOperations.HashData(version == 3 ? HashAlgorithmName.MD5 : HashAlgorithmName.SHA1,
            [.. space.ToByteArray(bigEndian: true), .. Bytes(name)]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | (version << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }

    // As in java.util.UUID, zeros at the start of each of the five parts may be left out.
    private static string Padded(string uuid)
    {
        var parts = uuid.Split('-');
        int[] digits = [8, 4, 4, 4, 12];
        return parts.Length == digits.Length && parts.All(static part => part.Length > 0)
            ? string.Join('-', parts.Zip(digits, static (part, length) => part.PadLeft(length, '0'))) : uuid;
    }

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|[0-3]?[0-7]{1,2}|.|\z)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex JsonEscapes();
}
