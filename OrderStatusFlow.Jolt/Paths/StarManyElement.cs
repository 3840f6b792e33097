namespace OrderStatusFlow.Jolt;

/// <summary>A key with three or more stars. Each matches at least one character, as few as possible, and no line end. Matches without
/// backtracking.</summary>
internal sealed class StarManyElement(string key) : StarElement(key)
{
    private readonly string[] parts = key.Split('*');

    public override int Rank => 2;

    public override bool Matches(string key) => Catch(key) is not null;

    public override MatchedElement? Match(string key, MappingRun run) => Catch(key) is { } caught ? new MatchedElement(key, caught) : null;

    private string[]? Catch(string key)
    {
        if (!key.StartsWith(parts[0], StringComparison.Ordinal)) return null;
        var caught = new string[parts.Length - 1];
        var at = parts[0].Length;
        for (var star = 0; star < caught.Length - 1; star++)
        {
            if (at + 1 > key.Length) return null;
            var next = key.IndexOf(parts[star + 1], at + 1, StringComparison.Ordinal);
            if (next < 0) return null;
            caught[star] = key[at..next];
            at = next + parts[star + 1].Length;
        }

        // Like Java's $, the end can precede a final line end (case: star_many_line_end).
        var last = parts[^1];
        var end = key.EndsWith("\r\n", StringComparison.Ordinal)
            ? key.Length - 2 : key.Length > 0 && IsLineEnd(key[^1]) ? key.Length - 1 : key.Length;
        for (; ; end = key.Length)
        {
            var stop = end - last.Length;
            if (stop > at && key.AsSpan(0, end).EndsWith(last, StringComparison.Ordinal))
            {
                caught[^1] = key[at..stop];
                return caught.Any(static text => text.Any(IsLineEnd)) ? null : caught;
            }

            if (end == key.Length) return null;
        }
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
