using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Encode/Decode Functions", and jsonPath.</summary>
internal static partial class CodingFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Text("urlEncode", UrlEncode),
        Text("urlDecode", WebUtility.UrlDecode),
        Text("base64Encode", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        Text("base64Decode", Base64Decode),
        Text("escapeJson", EscapeJson),
        Text("escapeXml", EscapeXml),
        Text("escapeCsv", text => text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
        Text("unescapeJson", text => JsonEscapes().Replace(text, UnescapeJson)),
        Text("unescapeXml", text => XmlEntities().Replace(text, entity => WebUtility.HtmlDecode(entity.Value))),
        Text("unescapeCsv", UnescapeCsv),
        ExpressionFunction.Of("hash", 1, Hash),
        ExpressionFunction.Of("jsonPath", 1, JsonPath),
    ];

    private static ExpressionFunction Text(string name, Func<string, string> body) =>
        ExpressionFunction.Of(name, 0, call => call.SubjectText is { } text ? body(text) : null);

    // java.net.URLEncoder: letters, digits and .-*_ stay, a space becomes +.
    private static string UrlEncode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
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
            return Encoding.UTF8.GetString(Convert.FromBase64String(text.Trim()));
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

    private static string EscapeXml(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal);

    private static string UnescapeJson(Match escape) => escape.Value[1] switch
    {
        'b' => "\b",
        'n' => "\n",
        't' => "\t",
        'f' => "\f",
        'r' => "\r",
        'u' when escape.Length == 6 => ((char)int.Parse(escape.ValueSpan[2..], NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture)).ToString(),
        _ => escape.Value[1..],
    };

    private static string UnescapeCsv(string text) => text is ['"', .. var inner, '"'] && inner.AsSpan().IndexOfAny(",\"\r\n") >= 0
        ? inner.Replace("\"\"", "\"", StringComparison.Ordinal)
        : text;

    private static object? Hash(Call call)
    {
        if (call.SubjectText is not { } text)
            return null;
        var algorithm = call.Text(0)?.ToUpperInvariant() switch
        {
            "MD5" => HashAlgorithmName.MD5,
            "SHA" or "SHA-1" => HashAlgorithmName.SHA1,
            "SHA-256" => HashAlgorithmName.SHA256,
            "SHA-384" => HashAlgorithmName.SHA384,
            "SHA-512" => HashAlgorithmName.SHA512,
            _ => throw new FunctionException("supports only the algorithms MD5, SHA-1, SHA-256, SHA-384 and SHA-512"),
        };
        return Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, Encoding.UTF8.GetBytes(text)));
    }

    private static object? JsonPath(Call call)
    {
        if (call.SubjectText is not { Length: > 0 } json)
            throw new FunctionException("requires JSON text as its subject, but the text is empty");
        try
        {
            var found = JsonPathQuery.Select(json, call.Required(0), ExpressionLimits.MaxJsonValues, ExpressionLimits.MaxMatchTime);
            return found.Count == 1 ? Print(found[0]) : found.Count == 0 ? "" : JsonPathQuery.Print(found, true);
        }
        catch (JsonPathException wrong)
        {
            throw new FunctionException($"cannot read its JSON or its path: {wrong.Message}");
        }
    }

    private static string Print(JToken token) => token switch
    {
        JArray { Count: 1 } array => Print(array[0]),
        JContainer => token.ToString(Formatting.None),
        JValue { Value: null } => "",
        JValue { Type: JTokenType.Boolean } flag => flag.Value<bool>() ? "true" : "false",
        JValue value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "",
        _ => token.ToString(Formatting.None),
    };

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex JsonEscapes();

    [GeneratedRegex("&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex XmlEntities();
}
