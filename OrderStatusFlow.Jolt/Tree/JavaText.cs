using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>Java's <c>toString</c>, <c>split</c> and <c>trim</c>.</summary>
internal static class JavaText
{
    /// <summary>The maximum length of a text, because a chain of operations can double a text repeatedly.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    public static string Of(object? value)
    {
        switch (value)
        {
            case string text: return text;
            case null: return "null";
            case bool flag: return flag ? "true" : "false";
            case JoltNumber number: return number.ToJavaText();
            default:
                var builder = new StringBuilder();
                Append(builder, value);
                return builder.ToString();
        }
    }

    /// <summary>Splits at a character. Empty parts at the end are removed; a text without the character is one part.</summary>
    public static string[] Split(string text, char separator)
    {
        if (!text.Contains(separator)) return [text];
        var parts = text.Split(separator);
        var count = parts.Length;
        while (count > 0 && parts[count - 1].Length == 0) count--;
        return parts[..count];
    }

    public static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    /// <summary>Marks a container that contains itself at the position of the reference (case: text_of_what_holds_itself).</summary>
    public static void Append(StringBuilder builder, object? value, int depth = 0)
    {
        depth = Nesting.Below(depth);
        if (value is JoltArray array)
        {
            builder.Append('[');
            for (var index = 0; index < array.Count; index++)
            {
                if (index > 0) builder.Append(", ");
                if (ReferenceEquals(array[index], value)) builder.Append("(this Collection)");
                else Append(builder, array[index], depth);
            }

            builder.Append(']');
        }
        else if (value is JoltObject map)
        {
            builder.Append('{');
            var first = true;
            foreach (var entry in map.Entries)
            {
                if (!first) builder.Append(", ");
                first = false;
                builder.Append(entry.Key).Append('=');
                if (ReferenceEquals(entry.Value, value)) builder.Append("(this Map)");
                else Append(builder, entry.Value, depth);
            }

            builder.Append('}');
        }
        else
        {
            builder.Append(Of(value));
        }

        RequireLength(builder.Length);
    }

    /// <summary>Throws if a text is longer than <see cref="MaxLength"/>.</summary>
    public static void RequireLength(long length)
    {
        if (length > MaxLength)
            throw MappingException.Limit($"A text created from the data is longer than {MaxLength} characters.");
    }
}
