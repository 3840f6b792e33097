namespace OrderStatusFlow.Core.Net;

/// <summary>Finds a set of secrets in text, in whatever form: as they are, escaped, or in base64 or hexadecimal digits, or in one of these in another.</summary>
/// <remarks>
/// A secret is found wherever it is, and so is each part of it of <see cref="Fragment"/> characters or more: a peer or a limit may have cut it. One that is
/// shorter than <see cref="Shortest"/> is found only as a whole value, because it would be found in ordinary words and numbers too.
/// </remarks>
internal sealed class SecretFinder
{
    /// <summary>The length from which a part of a secret counts as the secret.</summary>
    public const int Fragment = 8;

    /// <summary>The length from which a secret is found inside of longer words.</summary>
    public const int Shortest = 4;

    // Layers of escapes that are undone, and of bytes in text: a peer's answer inside of another's inside of another's.
    private const int MaxLayers = 4;
    private const int MaxDepth = 2;

    private const int Stride = 4;
    private const string Before = "\"'=>/";
    private const string After = "\"'<&;/?#";

    private readonly Dictionary<ulong, int> fragments = [];
    private readonly List<(string Value, int Secret)> whole = [];

    // A filter: one bit for each hash of four characters that are in a fragment. Most text is done with after one look at every fourth character.
    private readonly ulong[] filter = new ulong[1024];
    private readonly int minBytes = Fragment;

    /// <param name="secrets">Each secret's value, none empty; without its parts where only the whole counts.</param>
    public SecretFinder(IReadOnlyList<(string Value, bool WithParts)> secrets)
    {
        for (var secret = 0; secret < secrets.Count; secret++)
        {
            var (value, withParts) = secrets[secret];
            // A text is unescaped until nothing is left to do, and so is a secret that looks as if it were escaped.
            for (var (form, layer) = (DecodedText.Of(value), 0); form is { Length: > 0 } && layer < MaxLayers; form = form.Unescape(), layer++)
                Add(Fold(form.Chars), withParts, secret);
        }

        if (whole.Any(one => one.Value.Length >= Shortest))
            minBytes = Math.Min(minBytes, whole.Where(one => one.Value.Length >= Shortest).Min(one => one.Value.Length));
    }

    /// <summary>Where secrets are in the text; in order, overlapping ones as one.</summary>
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
            whole.Add((value, secret));
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
            // Each fragment holds four characters that begin at a multiple of four: it begins there, or less than a stride before.
            for (var start = Math.Max(0, at - Stride + 1); start <= at && start + Fragment <= folded.Length; start++)
            {
                if (fragments.TryGetValue(Hash(folded.Slice(start, Fragment)), out var secret))
                    Note(start, start + Fragment, secret);
            }
        }

        foreach (var (value, secret) in whole)
        {
            if (value.Length < Shortest && depth > 0)
                continue;
            for (var at = 0; at <= folded.Length - value.Length; at++)
            {
                var next = folded[at..].IndexOf(value, StringComparison.Ordinal);
                if (next < 0)
                    break;
                at += next;
                if (value.Length >= Shortest || IsValue(folded, at, at + value.Length))
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

    // A plus sign is a space in a form; other white space is often made one.
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
