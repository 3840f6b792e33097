using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Java;

/// <summary>An immutable set of Unicode code points, as ascending bounds: each pair is a start and an exclusive end.</summary>
internal sealed class CodePointSet
{
    public const int End = 0x110000;

    private readonly int[] bounds;

    private CodePointSet(int[] bounds) => this.bounds = bounds;

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet All { get; } = new([0, End]);

    public bool IsEmpty => bounds.Length == 0;

    /// <summary>The only element; null if there are more or none.</summary>
    public int? Single => bounds.Length == 2 && bounds[1] == bounds[0] + 1 ? bounds[0] : null;

    public static CodePointSet Range(int first, int last) => new([first, last + 1]);

    /// <summary>Returns the set of the ranges in a text such as <c>azAZ__</c>: pairs of the first and the last character.</summary>
    public static CodePointSet Of(string pairs)
    {
        var set = Empty;
        for (var i = 0; i < pairs.Length; i += 2)
            set = set.Union(Range(pairs[i], pairs[i + 1]));
        return set;
    }

    public static CodePointSet Where(Func<int, bool> contains)
    {
        var found = new List<int>();
        for (var point = 0; point <= End; point++)
        {
            if ((point < End && contains(point)) != (found.Count % 2 == 1))
                found.Add(point);
        }
        return new CodePointSet([.. found]);
    }

    public bool Contains(int point)
    {
        var index = Array.BinarySearch(bounds, point);
        return index >= 0 ? index % 2 == 0 : ~index % 2 == 1;
    }

    public CodePointSet Union(CodePointSet other) => Merge(other, static (a, b) => a || b);

    public CodePointSet Intersect(CodePointSet other) => Merge(other, static (a, b) => a && b);

    public CodePointSet Negate() => new(bounds is [0, ..] ? bounds[^1] == End ? bounds[1..^1] : [.. bounds[1..], End]
        : bounds is [.., End] ? [0, .. bounds[..^1]] : [0, .. bounds, End]);

    /// <summary>Appends the part below U+10000 as the content of a .NET character class; nothing if it is empty.</summary>
    public void AppendBasic(StringBuilder text, bool withHighSurrogates)
    {
        var basic = withHighSurrogates ? this : Intersect(Range(0xD800, 0xDBFF).Negate());
        for (var i = 0; i < basic.bounds.Length && basic.bounds[i] < 0x10000; i += 2)
            AppendRange(text, basic.bounds[i], Math.Min(basic.bounds[i + 1], 0x10000) - 1);
    }

    /// <summary>Appends the part from U+10000 as alternatives of surrogate pairs, each starting with <c>|</c>.</summary>
    public void AppendPairs(StringBuilder text)
    {
        for (var i = 0; i < bounds.Length; i += 2)
        {
            var (first, last) = (Math.Max(bounds[i], 0x10000), bounds[i + 1] - 1);
            while (first <= last)
            {
                // Full blocks of 1024 code points share the range of low surrogates.
                var (high, low) = (High(first), Low(first));
                if (low == 0xDC00 && last - first >= 0x3FF)
                {
                    var blocks = (last - first + 1) / 0x400;
                    text.Append("|[");
                    AppendRange(text, high, high + blocks - 1);
                    text.Append(@"][\uDC00-\uDFFF]");
                    first += blocks * 0x400;
                    continue;
                }
                var end = Math.Min(last, first + 0xDFFF - low);
                text.Append('|').Append(Unit(high)).Append('[');
                AppendRange(text, low, Low(end));
                text.Append(']');
                first = end + 1;
            }
        }
    }

    public static string Unit(int unit) => @"\u" + unit.ToString("X4", CultureInfo.InvariantCulture);

    private static int High(int point) => 0xD800 + ((point - 0x10000) >> 10);

    private static int Low(int point) => 0xDC00 + ((point - 0x10000) & 0x3FF);

    private static void AppendRange(StringBuilder text, int first, int last)
    {
        text.Append(Unit(first));
        if (last > first)
            text.Append('-').Append(Unit(last));
    }

    private CodePointSet Merge(CodePointSet other, Func<bool, bool, bool> rule)
    {
        var merged = new List<int>();
        var (a, b, inside) = (0, 0, false);
        while (a < bounds.Length || b < other.bounds.Length)
        {
            var at = Math.Min(a < bounds.Length ? bounds[a] : int.MaxValue, b < other.bounds.Length ? other.bounds[b] : int.MaxValue);
            if (a < bounds.Length && bounds[a] == at)
                a++;
            if (b < other.bounds.Length && other.bounds[b] == at)
                b++;
            if (rule(a % 2 == 1, b % 2 == 1) == inside)
                continue;
            inside = !inside;
            merged.Add(at);
        }
        return new CodePointSet([.. merged]);
    }
}
