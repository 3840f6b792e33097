using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>Splits an output path at its dots. <c>a[0]</c> is short for <c>a.[0]</c>.</summary>
internal static class DotNotation
{
    public static List<string> Split(string path)
    {
        var text = Sugar(path);
        var parts = new List<string>();
        var part = new StringBuilder();
        var escaped = false;
        var looked = 0;
        (bool Open, bool Closed) brackets = default;
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            var escapes = c == '\\' && !escaped;
            if (escaped && c is not ('.' or '\\'))
            {
                part.Append('\\').Append(c);
            }
            else if (c == '@')
            {
                part.Append('@').Append(At(text, ref index, path));
                if (!InBrackets(part, ref looked, ref brackets))
                {
                    parts.Add(part.ToString());
                    part.Clear();
                    (looked, brackets) = (0, default);
                }
            }
            else if (c == '.' && !escaped)
            {
                if (part.Length > 0) parts.Add(part.ToString());
                part.Clear();
                (looked, brackets) = (0, default);
            }
            else if (!escapes)
            {
                part.Append(c);
            }

            escaped = escapes;
        }

        if (part.Length > 0) parts.Add(part.ToString());
        return parts;
    }

    /// <summary>Returns true if the part has an opening bracket without a closing one. Reads each character once.</summary>
    private static bool InBrackets(StringBuilder part, ref int looked, ref (bool Open, bool Closed) brackets)
    {
        for (; looked < part.Length; looked++)
        {
            brackets.Open |= part[looked] == '[';
            brackets.Closed |= part[looked] == ']';
        }

        return brackets is { Open: true, Closed: false };
    }

    private static string Sugar(string path)
    {
        if (path.Length == 0) return "";
        var builder = new StringBuilder().Append(path[0]);
        for (var index = 1; index < path.Length; index++)
        {
            if (path[index] == '[' && path[index - 1] is not ('\\' or '@' or '.')) builder.Append('.');
            builder.Append(path[index]);
        }

        return builder.ToString();
    }

    /// <summary>Returns the argument of @, up to its closing parenthesis or the next dot. Moves the index to its last character.</summary>
    private static string At(string text, ref int index, string path)
    {
        if (index + 1 >= text.Length) return "";
        var start = ++index;
        if (text[start] == '.') throw new SpecException($"Expected a path after @ in \"{path}\".");
        if (text[start] == '(')
        {
            for (index++; index < text.Length; index++)
            {
                if (text[index] == '(') throw new SpecException($"Parentheses may not nest in the @ of \"{path}\".");
                if (text[index] == ')') return text[start..(index + 1)];
            }

            throw new SpecException($"The parenthesis of @( is not closed in \"{path}\".");
        }

        for (index++; index < text.Length; index++)
        {
            if (text[index] == '.') return "(" + text[start..index] + ")";
        }

        return text[start..];
    }
}
