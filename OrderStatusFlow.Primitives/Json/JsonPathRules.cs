using System.Text.RegularExpressions;

namespace OrderStatusFlow.Json;

/// <summary>Rejects JSONPaths whose cost could exceed the size of a document times its depth.</summary>
/// <remarks>
/// The JSONPath library cannot be interrupted, so the path itself is limited: <c>..</c> at most twice, and in a filter
/// at most one of <c>*</c>, <c>..</c>, a slice or a nested filter, and none of them in a filter with <c>$</c>.
/// </remarks>
internal static class JsonPathRules
{
    public const int MaxLength = 1_000;
    public const int MaxDescents = 2;
    public const int MaxNesting = 8;

    /// <returns>The number of <c>..</c> in the path. With two, each value is visited once per object or array around it.</returns>
    /// <exception cref="JsonPathException">The path is not allowed.</exception>
    public static int Check(string path)
    {
        if (path.Length > MaxLength)
            throw new JsonPathException($"A JSONPath may have at most {MaxLength:N0} characters, but this one has {path.Length:N0}");
        int depth = 0, descents = 0, filterDepth = 0, wide = 0;
        var root = false;
        for (var i = 0; i < path.Length; i++)
        {
            switch (path[i])
            {
                case '\'' or '"':
                    i = EndOf(path, i, path[i]);
                    break;
                case '=' when Next(path, i) == '~':
                    i = CheckRegex(path, path.IndexOf('/', i));
                    break;
                case '[':
                    if (++depth > MaxNesting)
                        throw new JsonPathException($"Brackets in a JSONPath may be nested at most {MaxNesting} deep");
                    break;
                case ']':
                    if (--depth < filterDepth)
                        (filterDepth, wide, root) = (0, 0, false);
                    break;
                case '?' when filterDepth == 0:
                    filterDepth = depth;
                    break;
                case '?' or '*' or ':':
                    wide++;
                    break;
                case '$' when filterDepth > 0:
                    root = true;
                    break;
                case '.' when Next(path, i) == '.':
                    i++;
                    wide++;
                    if (++descents > MaxDescents)
                        throw new JsonPathException($"A JSONPath may contain '..' at most {MaxDescents} times");
                    break;
            }
            if (filterDepth > 0 && (wide > 1 || (wide > 0 && root)))
                throw new JsonPathException(
                    "A JSONPath filter may contain at most one of '*', '..', a slice or a nested filter, "
                    + "and none of them together with '$'");
            if (filterDepth == 0)
                wide = 0;
        }
        return descents;
    }

    private static char Next(string path, int index) => index + 1 < path.Length ? path[index + 1] : '\0';

    private static int EndOf(string path, int start, char quote)
    {
        var i = start + 1;
        while (i < path.Length && path[i] != quote)
            i += path[i] == '\\' ? 2 : 1;
        return Math.Min(i, path.Length - 1);
    }

    private static int CheckRegex(string path, int start)
    {
        if (start < 0)
            return path.Length - 1;
        var end = EndOf(path, start, '/');
        try
        {
            _ = new Regex(path[(start + 1)..end], RegexOptions.None, JsonPathQuery.MaxMatchTime);
            return end;
        }
        catch (ArgumentException exception)
        {
            throw new JsonPathException($"Its regular expression is invalid: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
