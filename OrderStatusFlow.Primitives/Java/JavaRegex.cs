using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Java;

/// <summary>A pattern of java.util.regex (Java SE 17), with a time limit for each match. Immutable and thread-safe.</summary>
/// <remarks>Patterns run in linear time where .NET supports it: without back references, look-around, atomic groups and possessive
/// quantifiers, and with sets of moderate size.</remarks>
internal sealed class JavaRegex
{
    private const int MaxLinear = 4_000;

    private readonly string pattern;
    private readonly TimeSpan maxTime;
    private readonly Regex?[] compiled = new Regex?[6];

    /// <exception cref="JavaRegexException">The pattern is invalid or not supported.</exception>
    public JavaRegex(string pattern, TimeSpan maxTime)
    {
        (this.pattern, this.maxTime) = (pattern, maxTime);
        var translated = JavaPattern.Translate(pattern, TextKind.Plain, out var names);
        try
        {
            compiled[0] = Build(translated);
        }
        catch (ArgumentException exception)
        {
            throw new JavaRegexException(exception.Message.TrimEnd('.'), exception);
        }
        Names = names;
    }

    /// <summary>The numbers of the named groups.</summary>
    public IReadOnlyDictionary<string, int> Names { get; }

    /// <summary>True if the pattern occurs in the text (<c>Matcher.find</c>).</summary>
    /// <exception cref="RegexMatchTimeoutException">The time limit is exceeded.</exception>
    public bool Find(string text) => For(text, false).IsMatch(text);

    /// <summary>True if the whole text matches (<c>Matcher.matches</c>).</summary>
    /// <exception cref="RegexMatchTimeoutException">The time limit is exceeded.</exception>
    public bool Matches(string text) => For(text, true).IsMatch(text);

    /// <summary>Replaces the matches in order; a negative number of matches means all.</summary>
    /// <exception cref="RegexMatchTimeoutException">The time limit of a match is exceeded.</exception>
    public string Replace(string text, int max, MatchEvaluator replace) => For(text, false).Replace(text, replace, max);

    /// <summary>Splits like <c>String.split</c>: without empty parts at the end, or before an empty match at the start.</summary>
    /// <exception cref="RegexMatchTimeoutException">The time limit is exceeded; here it applies to all matches together.</exception>
    public List<string> Split(string text)
    {
        var parts = new List<string>();
        var at = 0;
        var regex = For(text, false);
        var began = Stopwatch.GetTimestamp();
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            if (Stopwatch.GetElapsedTime(began) > maxTime)
                throw new RegexMatchTimeoutException(text, pattern, maxTime);
            if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length))
                continue;
            parts.Add(text[at..match.Index]);
            at = match.Index + match.Length;
        }
        if (parts.Count == 0 && at == 0)
            return [text];
        parts.Add(text[at..]);
        while (parts.Count > 0 && parts[^1].Length == 0)
            parts.RemoveAt(parts.Count - 1);
        return parts;
    }

    private Regex For(string text, bool whole)
    {
        var kind = KindOf(text);
        ref var regex = ref compiled[(int)kind + (whole ? 3 : 0)];
        if (regex is null)
        {
            var translated = JavaPattern.Translate(pattern, kind, out _);
            regex = Build(whole ? $@"\A(?:{translated})\z" : translated);
        }
        return regex;
    }

    private static TextKind KindOf(string text)
    {
        var kind = TextKind.Plain;
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
                return TextKind.Any;
            if (c is '\r' or '\u0085' or '\u2028' or '\u2029')
                kind = TextKind.Basic;
        }
        return kind;
    }

    private Regex Build(string translated)
    {
        try
        {
            // The linear engine takes seconds for the large sets of Unicode properties.
            if (translated.Length <= MaxLinear)
                return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, maxTime);
        }
        catch (NotSupportedException)
        {
        }
        return new Regex(translated, RegexOptions.CultureInvariant, maxTime);
    }
}
