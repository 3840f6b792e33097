using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrderStatusFlow.Tests.Net;

/// <summary>Secrets as people and systems make them, and the forms in which a peer may repeat one.</summary>
internal static class SecretForms
{
    private static readonly string[] Letters = ["a", "e", "k", "Q", "Z", "7", "0", "ö", "Ü", "ß", "ğ", "İ", "ş", "ı", "\"", "'", "\\", "/", "&", "<", "+", "=", "%", " ", ":", "@", "😀", "漢"];

    /// <summary>Each form by its name.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["plain"] = text => text,
        ["json"] = text => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        ["json-ascii"] = text => JsonEncodedText.Encode(text).ToString(),
        ["json-lower"] = text =>
            string.Concat(text.Select(letter => letter < 128 && letter is not ('"' or '\\') ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"))),
        ["json-slash"] = text => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString().Replace("/", "\\/", StringComparison.Ordinal),
        ["html"] = WebUtility.HtmlEncode,
        ["html-decimal"] = text => string.Concat(text.EnumerateRunes().Select(rune => $"&#{rune.Value};")),
        ["html-hex"] = text => string.Concat(text.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"))),
        ["url"] = Uri.EscapeDataString,
        ["url-lower"] = text => Lower(Uri.EscapeDataString(text)),
        ["url-form"] = WebUtility.UrlEncode,
        ["url-all"] = text => string.Concat(Encoding.UTF8.GetBytes(text).Select(one => string.Create(CultureInfo.InvariantCulture, $"%{one:X2}"))),
        ["base64-0"] = text => Base64("", text),
        ["base64-1"] = text => Base64("u", text),
        ["base64-2"] = text => Base64("u:", text),
        ["base64url-1"] = text => Base64("u", text).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        ["hex"] = text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
        ["hex-lower"] = text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        ["python"] = text =>
            string.Concat(Encoding.UTF8.GetBytes(text).Select(one => one is >= 32 and < 127 and not (byte)'\\' ? ((char)one).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{one:x2}"))),
    };

    /// <summary>Every form of every form, by both names.</summary>
    public static IEnumerable<(string Name, Func<string, string> Of)> Pairs() =>
        from inner in All from outer in All select ($"{outer.Key} of {inner.Key}", (Func<string, string>)(text => outer.Value(inner.Value(text))));

    /// <summary>A secret that no other test uses: its beginning is random.</summary>
    public static string Random(Random random, int length)
    {
        var secret = new StringBuilder();
        while (secret.Length < length)
            secret.Append(random.Next(3) == 0 ? Letters[random.Next(Letters.Length)] : ((char)('a' + random.Next(26))).ToString());
        return secret.ToString();
    }

    private static string Base64(string before, string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(before + text));

    private static string Lower(string escaped)
    {
        var result = new StringBuilder(escaped);
        for (var at = 0; at < result.Length - 2; at++)
        {
            if (escaped[at] == '%')
                (result[at + 1], result[at + 2]) = (char.ToLowerInvariant(escaped[at + 1]), char.ToLowerInvariant(escaped[at + 2]));
        }

        return result.ToString();
    }
}
