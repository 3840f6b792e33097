using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>Masks what differs between two messages of the same cause: numbers, ids, dates, order numbers and quoted values. Names of fields stay.</summary>
internal static partial class MaskedMessage
{
    private const string Mask = "*";
    private const int MaxLength = 500;

    // Each attempt reads up to the end of the message.
    private const int MaxJsonAttempts = 16;

    /// <summary>Masks a message.</summary>
    /// <param name="message">The message; null for none.</param>
    /// <param name="order">The number of the order that it is about; null without one.</param>
    public static string Of(string? message, string? order)
    {
        if (string.IsNullOrWhiteSpace(message))
            return "";
        // Shorter ones are probably words, such as a status.
        if (order is { Length: >= 4 })
            message = message.Replace(order, Mask, StringComparison.Ordinal);
        var masked = Distinct(Space().Replace(Lists().Replace(Parts(message), Mask), " ").Trim());
        return masked.Length <= MaxLength ? masked : masked[..MaxLength];
    }

    /// <summary>Masks text and the JSON in it. JSON becomes its paths and texts, because the number of items and their positions differ between
    /// orders.</summary>
    private static string Parts(string message)
    {
        var (text, seen) = (new StringBuilder(), new HashSet<string>(StringComparer.Ordinal));
        var (from, attempts) = (0, 0);
        for (var at = 0; at < message.Length; at++)
        {
            if (!BeginsJson(message, at) || ++attempts > MaxJsonAttempts || Json(message.AsSpan(at)) is not { } json)
                continue;
            text.Append(Prose(message[from..at]));
            foreach (var line in Lines(json.Value, "").Where(seen.Add))
                text.Append(line).Append("; ");
            (from, at) = (at + json.Length, at + json.Length - 1);
        }

        return text.Append(Prose(message[from..])).ToString();
    }

    private static bool BeginsJson(string text, int at) =>
        at + 1 < text.Length && (text[at] == '{' ? text[at + 1] is '"' or '}' : text[at] == '[' && text[at + 1] is '{' or '[' or '"' or ']');

    private static (JsonElement Value, int Length)? Json(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            var value = JsonElement.ParseValue(ref reader);
            return (value, Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed)));
        }
        catch (JsonException)
        {
            // It only looks like JSON, or it is truncated.
            return null;
        }
    }

    private static IEnumerable<string> Lines(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Lines(member.Value, $"{path}{Token().Replace(member.Name, TokenOf)}.")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Lines(item, path)),
        JsonValueKind.String => [$"{path.TrimEnd('.')}: {Prose(json.GetString()!)}"],
        _ => [$"{path.TrimEnd('.')}: {Mask}"],
    };

    private static string Prose(string text) => Token().Replace(Quoted().Replace(text, QuotedOf), TokenOf);

    // A name of a JSON member, or of a field or path, is kept.
    private static string QuotedOf(Match quoted) =>
        quoted.Groups["key"].Success || FieldName().IsMatch(quoted.ValueSpan[1..^1]) ? quoted.Value : Mask;

    private static string TokenOf(Match token)
    {
        if (!token.ValueSpan.ContainsAnyInRange('0', '9') && !token.ValueSpan.Contains('@') && !token.Value.Any(char.IsDigit))
            return token.Value;
        if (FieldPath().IsMatch(token.ValueSpan))
            return Digits().Replace(token.Value, Mask);
        return HttpStatus().IsMatch(token.ValueSpan) && IsAfterStatus(token.Result("$`")) ? token.Value : Mask;
    }

    // The product's own words before the HTTP status of a response, which is not masked.
    private static bool IsAfterStatus(string before) =>
        before.EndsWith("Omnitron returned ", StringComparison.Ordinal) || (before.EndsWith(" with status ", StringComparison.Ordinal)
            && (before.Contains("responded to", StringComparison.Ordinal) || before.Contains("rejected the login", StringComparison.Ordinal)));

    // The same sentence about each of several items counts once.
    private static string Distinct(string text)
    {
        var sentences = text.Split(". ");
        return sentences.Length == 1
            ? text
            : string.Join(". ", sentences.Where((sentence, i) => i == 0 || sentence.TrimEnd('.') != sentences[i - 1]));
    }

    [GeneratedRegex("""(?<![\p{L}\p{N}])'[^'\r\n]{0,300}'(?![\p{L}\p{N}])|"[^"\r\n]{0,300}"(?<key>(?=\s{0,3}:))?|“[^”\r\n]{0,300}”|«[^»\r\n]{0,300}»|`[^`\r\n]{0,300}`""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{L}\p{N}_]+(?:[.,/:@#+=&?%~-]{1,3}[\p{L}\p{N}_]+)*")]
    private static partial Regex Token();

    [GeneratedRegex(@"\A(?:\$(?:[.\[\]]|[a-zA-Z_]){0,100}|[a-z]{1,40}(?:[_.][a-z]{1,40}){1,8})\z")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"\A[a-z_]+(?:\.(?:[0-9]+|[a-z_]+))+\z")]
    private static partial Regex FieldPath();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[1-5][0-9][0-9]\z")]
    private static partial Regex HttpStatus();

    [GeneratedRegex(@"\*(?:(?:\s*[,;|/]\s*|\s+(?:and|or|ve|veya)\s+|\s+)\*)+")]
    private static partial Regex Lists();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
