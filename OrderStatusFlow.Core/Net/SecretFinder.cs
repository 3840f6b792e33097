namespace OrderStatusFlow.Core.Net;

/// <summary>Finds secrets in text: literal, escaped, base64 or hexadecimal, and nested combinations of these.</summary>
/// <remarks>
/// A secret is found anywhere in the text, and so is any fragment of at least <see cref="Fragment"/> characters, because a peer or
/// a limit may have truncated it. A secret shorter than <see cref="MinLength"/> is found only as a complete value, because it would
/// match ordinary words and numbers too.
/// </remarks>
internal sealed class SecretFinder
{
    /// <summary>The minimum length, in characters, of a fragment that is treated as the secret.</summary>
    public const int Fragment = 8;

    /// <summary>The minimum length, in characters, of a secret that is found inside longer words.</summary>
    public const int MinLength = 4;

    // The maximum number of nested escapes and encodings: a peer's response may quote another peer's response, and so on.
    private const int MaxLayers = 4;
    private const int MaxDepth = 2;

    private const int Stride = 4;
    private const string Before = "\"'=>/";
    private const string After = "\"'<&;/?#";

    private readonly Dictionary<ulong, int> fragments = [];
    private readonly List<(string Value, int Secret)> complete = [];

    // A Bloom-style filter: one bit per hash of four characters in a fragment. Most text needs one lookup per fourth character.
    private readonly ulong[] filter = new ulong[1024];
    private readonly int minBytes = Fragment;

    /// <param name="secrets">The non-empty values; a flag says whether fragments of the value are secret too.</param>
    public SecretFinder(IReadOnlyList<(string Value, bool WithParts)> secrets)
    {
        for (var secret = 0; secret < secrets.Count; secret++)
        {
            var (value, withParts) = secrets[secret];
            // Text is unescaped until no escapes remain, so a secret that looks escaped is unescaped in the same way.
            for (var (form, layer) = (DecodedText.Of(value), 0);
                form is { Length: > 0 } && layer < MaxLayers;
                form = form.Unescape(), layer++)
                Add(Fold(form.Chars), withParts, secret);
        }

        if (complete.Any(one => one.Value.Length >= MinLength))
            minBytes = Math.Min(minBytes, complete.Where(one => one.Value.Length >= MinLength).Min(one => one.Value.Length));
    }

    /// <summary>Returns the ranges of secrets in the text, in order; overlapping ranges are merged.</summary>
    public List<(int Start, int End, int Secret)> Find(string text)
    {
        var found = new List<(int Start, int End, int Secret)>();
        Find(DecodedText.Of(text), 0, found);
        found.Sort();
        var merged = 0;
        for (var next = 1; next < found.Count; next++)
        {
            var (last, one) = (found[merged], found[next]);
            if (one.Start < last.End || (one.Start == last.End && one.Secret == last.Secret))
                found[merged] = (last.Start, Math.Max(last.End, one.End), last.Secret);
            else
                found[++merged] = one;
        }

        if (found.Count > merged + 1)
            found.RemoveRange(merged + 1, found.Count - merged - 1);
        return found;
    }

    private void Add(string value, bool withParts, int secret)
    {
        if (value.Length < Fragment || !withParts)
        {
            complete.Add((value, secret));
            return;
        }

        for (var at = 0; at + Fragment <= value.Length; at++)
            fragments.TryAdd(Hash(value.AsSpan(at, Fragment)), secret);
        for (var at = 0; at + Stride <= value.Length; at++)
        {
            var bit = Hash(value.AsSpan(at, Stride)) >> 48;
            filter[bit >> 6] |= 1UL << (int)(bit & 63);
        }
    }

    private void Find(DecodedText text, int depth, List<(int Start, int End, int Secret)> found)
    {
        for (var layer = 0; layer <= MaxLayers; layer++)
        {
            Match(text, depth, found);
            if (depth < MaxDepth)
            {
                foreach (var bytes in EncodedBytes.Find(text, minBytes))
                    Find(bytes, depth + 1, found);
            }

            if (text.Unescape() is not { } unescaped)
                return;
            text = unescaped;
        }
    }

    private void Match(DecodedText text, int depth, List<(int Start, int End, int Secret)> found)
    {
        var folded = Fold(text.Chars).AsSpan();
        for (var at = 0; fragments.Count > 0 && at + Stride <= folded.Length; at += Stride)
        {
            var bit = Hash(folded.Slice(at, Stride)) >> 48;
            if ((filter[bit >> 6] & (1UL << (int)(bit & 63))) == 0)
                continue;
            // Each fragment contains four characters at an offset that is a multiple of four, so it starts there or less than a
            // stride before.
            for (var start = Math.Max(0, at - Stride + 1); start <= at && start + Fragment <= folded.Length; start++)
            {
                if (fragments.TryGetValue(Hash(folded.Slice(start, Fragment)), out var secret))
                    Note(start, start + Fragment, secret);
            }
        }

        foreach (var (value, secret) in complete)
        {
            if (value.Length < MinLength && depth > 0)
                continue;
            for (var at = 0; at <= folded.Length - value.Length; at++)
            {
                var next = folded[at..].IndexOf(value, StringComparison.Ordinal);
                if (next < 0)
                    break;
                at += next;
                if (value.Length >= MinLength || IsValue(folded, at, at + value.Length))
                    Note(at, at + value.Length, secret);
            }
        }

        void Note(int start, int end, int secret)
        {
            var place = text.Original(start, end);
            found.Add((place.Start, place.End, secret));
        }
    }

    private static bool IsValue(ReadOnlySpan<char> text, int start, int end) => start > 0 && Before.Contains(text[start - 1])
        && (end == text.Length || After.Contains(text[end]) || text[end] == ' ');

    // A plus sign is a space in form data; other white space is often collapsed to one space.
    private static string Fold(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var at = 0; at < text.Length; at++)
            folded[at] = text[at] == '+' || char.IsWhiteSpace(text[at]) ? ' ' : text[at];
    });

    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 0x9E3779B97F4A7C15UL;
        return hash ^ (hash >> 29) ^ (hash << 31);
    }
}
