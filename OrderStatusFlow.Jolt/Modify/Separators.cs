using System.Collections.Concurrent;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>The regular expressions that <c>split</c> uses, compiled once. Thread-safe.</summary>
internal static class Separators
{
    private const int MaxPattern = 2_000;
    private const int Cached = 64;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, JavaRegex> Known = new(StringComparer.Ordinal);

    /// <exception cref="JavaRegexException">The separator is not a valid regular expression.</exception>
    public static JavaRegex Find(string separator)
    {
        if (Known.TryGetValue(separator, out var regex)) return regex;
        if (separator.Length > MaxPattern) throw new JavaRegexException($"it has more than {MaxPattern} characters");
        if (Known.Count >= Cached) Known.Clear();
        return Known[separator] = new JavaRegex(separator, MaxTime);
    }
}
