using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Jolt;

/// <summary>Decodes the strings of JSON text.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Decodes the text between the quotes, which has no escapes.</summary>
    /// <exception cref="JsonException">It is not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        // The fastest method for ASCII text.
        if (Ascii.IsValid(raw)) return Encoding.Latin1.GetString(raw);
        try
        {
            return Strict.GetString(raw);
        }
        catch (DecoderFallbackException exception)
        {
            throw new JsonException(null, exception);
        }
    }

    /// <summary>Decodes the text between the quotes, which has escapes. The framework's method rejects escaped lone surrogates, which are
    /// valid JSON and preserved here.</summary>
    /// <exception cref="JsonException">It is not UTF-8, or an escape is not valid.</exception>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = Decode(raw);
        var builder = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (c != '\\')
            {
                builder.Append(c);
                continue;
            }

            c = text[++index];
            if (c == 'u')
            {
                builder.Append(Unit(text.AsSpan(index + 1)));
                index += 4;
                continue;
            }

            builder.Append(c switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                '"' or '\\' or '/' => c,
                _ => throw new JsonException(),
            });
        }

        return builder.ToString();
    }

    private static char Unit(ReadOnlySpan<char> rest) =>
        rest.Length >= 4 && ushort.TryParse(rest[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : throw new JsonException();
}
