using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary><c>getDelimitedField(index, delimiter, quote, escape, strip)</c>: one field of a line of delimited text.</summary>
internal static class DelimitedField
{
    public static object? Get(Call call)
    {
        if (call.SubjectText is not { Length: > 0 } line)
            return "";
        var wanted = call.Whole(0);
        if (wanted < 1)
            return "";
        var delimiter = Single(call, 1, ',', "delimiter");
        var quote = Single(call, 2, '"', "quote character");
        var escape = Single(call, 3, '\\', "escape character");
        var strip = call.Has(4) && ValueConversion.ToBoolean(call.Value(4)) == true;
        if (delimiter == quote || quote == escape || delimiter == escape)
            throw new FunctionException("requires different delimiter, quote and escape characters");

        var field = new StringBuilder();
        var index = 1;
        var (quoted, escaped) = (false, false);
        foreach (var c in line)
        {
            var plain = !escaped;
            escaped = c == escape && plain;
            if (c == delimiter && plain && !quoted)
            {
                if (index++ == wanted)
                    return field.ToString();
                continue;
            }
            if (c == quote && plain)
                quoted = !quoted;
            if (index == wanted && !(strip && ((c == quote && plain) || escaped)))
                field.Append(c);
        }
        return index == wanted ? field.ToString() : "";
    }

    private static char Single(Call call, int index, char defaultValue, string what)
    {
        if (!call.Has(index))
            return defaultValue;
        return call.Text(index) is { Length: 1 } text
            ? text[0] : throw new FunctionException($"requires exactly one character as its {what}");
    }
}
