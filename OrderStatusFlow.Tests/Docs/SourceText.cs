using System.Text.RegularExpressions;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>The text for people in C# source: string literals and doc comments.</summary>
internal static partial class SourceText
{
    public static IEnumerable<(int Line, string Text)> WordsForPeople(IReadOnlyList<string> lines)
    {
        var isRaw = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (isRaw || RawString().IsMatch(line))
            {
                // A line that opens and closes a raw string leaves the state as it was.
                isRaw ^= RawString().Count(line) % 2 == 1;
                yield return (i + 1, line);
            }
            else if (line.TrimStart().StartsWith("///", StringComparison.Ordinal))
            {
                yield return (i + 1, line);
            }
            else if (!line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                foreach (var literal in Literal().Matches(line).Select(match => match.Value))
                    yield return (i + 1, literal);
            }
        }
    }

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawString();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Literal();
}
