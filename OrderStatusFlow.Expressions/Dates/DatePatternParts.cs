using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>A part of a date pattern: a letter with its number of repetitions, or literal text with the letter <c>'</c>.</summary>
internal readonly record struct DatePatternPart(char Letter, int Count, string Text)
{
    /// <summary>Splits a pattern at its letters and quotes.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="letters">The letters that have a meaning.</param>
    /// <exception cref="FunctionException">The pattern is not valid.</exception>
    public static IReadOnlyList<DatePatternPart> Split(string pattern, string letters)
    {
        if (pattern.Length > ExpressionLimits.MaxDatePattern)
        {
            throw new FunctionException(
                $"has a date pattern of {pattern.Length:N0} characters, but at most {ExpressionLimits.MaxDatePattern:N0} are allowed");
        }

        var parts = new List<DatePatternPart>();
        for (var i = 0; i < pattern.Length;)
        {
            var c = pattern[i];
            if (c == '\'')
            {
                parts.Add(new('\'', 0, Quoted(pattern, ref i)));
                continue;
            }
            if (!letters.Contains(c))
            {
                if (char.IsAsciiLetter(c))
                {
                    throw new FunctionException(
                        $"has the date pattern '{ValueConversion.Cut(pattern)}', whose letter '{c}' is not supported");
                }
                parts.Add(new('\'', 0, c.ToString()));
                i++;
                continue;
            }
            var count = 1;
            while (c is not ('[' or ']') && i + count < pattern.Length && pattern[i + count] == c)
                count++;
            parts.Add(new(c, count, ""));
            i += count;
        }
        return parts;
    }

    private static string Quoted(string pattern, ref int i)
    {
        var text = new StringBuilder();
        for (i++; ; i++)
        {
            if (i >= pattern.Length)
                throw new FunctionException($"has the date pattern '{ValueConversion.Cut(pattern)}', in which a quote is not closed");
            if (pattern[i] != '\'')
                text.Append(pattern[i]);
            else if (i + 1 < pattern.Length && pattern[i + 1] == '\'')
                text.Append(pattern[i++]);
            else
                break;
        }
        i++;
        return text.Length == 0 ? "'" : text.ToString();
    }
}
