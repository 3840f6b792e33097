using System.Text;
using System.Text.RegularExpressions;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>The functions of modify for texts.</summary>
internal static class TextFunctions
{
    /// <summary>Converts to lower case in the root locale (cases: modify_turkish_case, modify_final_sigma).</summary>
    public static Optional ToLower(object? value) => value is string text ? new Optional(JavaCase.ToLower(text)) : default;

    /// <summary>Converts to upper case in the root locale (case: modify_turkish_case).</summary>
    public static Optional ToUpper(object? value) => value is string text ? new Optional(JavaCase.ToUpper(text)) : default;

    public static Optional Trim(object? value) =>
        value is string text ? new Optional(text.Trim(JavaDouble.TrimChars.ToCharArray())) : default;

    public static Optional Concat(ReadOnlySpan<object?> list)
    {
        var parts = new string?[list.Length];
        long length = 0;
        for (var index = 0; index < parts.Length; index++)
        {
            if (list[index] is null) continue;
            parts[index] = JavaText.Of(list[index]);
            JavaText.RequireLength(length += parts[index]!.Length);
        }

        return new Optional(string.Concat(parts));
    }

    /// <summary>Empty and missing parts get no separator, but a missing last part keeps the separator before it (case:
    /// modify_join_trailing).</summary>
    public static Optional Join(string separator, ReadOnlySpan<object?> list)
    {
        var builder = new StringBuilder();
        for (var index = 0; index < list.Length; index++)
        {
            if (list[index] is null or "") continue;
            JavaText.Append(builder, list[index]);
            if (index < list.Length - 1) JavaText.Append(builder, separator);
        }

        return new Optional(builder.ToString());
    }

    public static Optional Substring(ReadOnlySpan<object?> list)
    {
        if (list is not [string text, JoltNumber { Kind: NumberKind.Int } from, JoltNumber { Kind: NumberKind.Int } to]) return default;
        var (start, end) = (from.IntValue, to.IntValue);
        return start >= end || start < 0 || end > text.Length ? default : new Optional(text[start..end]);
    }

    public static Optional Pad(string text, ReadOnlySpan<object?> list, bool left)
    {
        if (list is not [JoltNumber { Kind: NumberKind.Int } number, string { Length: 1 } filler, ..]) return default;
        var width = number.IntValue;
        if (width is <= 0 or > 500) return default;
        return new Optional(left ? text.PadLeft(width, filler[0]) : text.PadRight(width, filler[0]));
    }

    /// <summary>The separator is a regular expression.</summary>
    public static Optional Split(string separator, object? value)
    {
        if (value is not string text) return default;
        try
        {
            return new Optional(new JoltArray([.. Parts(separator, text)], ListKind.Fixed));
        }
        catch (RegexMatchTimeoutException)
        {
            throw MappingException.Limit($"Splitting at \"{separator}\" takes too long. Use a simpler separator.");
        }
        catch (JavaRegexException exception)
        {
            throw MappingException.Input($"The separator \"{separator}\" is not a valid regular expression: {exception.Message}.");
        }
    }

    private static IEnumerable<string> Parts(string separator, string text) =>
        separator.Length == 1 && !"\\.$|()[{^?*+".Contains(separator[0])
            ? JavaText.Split(text, separator[0]) : Separators.Find(separator).Split(text);
}
