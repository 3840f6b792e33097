using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>Parses keys of a spec. Throws <see cref="SpecException"/>.</summary>
internal static class PathParser
{
    public static PathElement Parse(string key)
    {
        var (seen, plain) = Unescape(key);
        if (seen == "@") return new AtElement(plain);
        if (seen == "*")
            return plain == "*"
                ? new StarAllElement() : throw new SpecException($"Stars may not be mixed with escaped text: \"{key}\".");
        if (seen.StartsWith('[')) return Array(key, seen, plain);
        if (seen.StartsWith('@') || seen.Contains("@(", StringComparison.Ordinal)) return TransposeElement.Parse(key);
        if (seen.Contains('@')) throw new SpecException($"An @ is only allowed at the start of a key: \"{key}\".");
        if (seen.Contains('$')) return new DollarElement(plain);
        if (seen.Contains('[')) return Array(key, seen, plain);
        if (seen.Contains('&'))
        {
            return seen.Contains('*') ? throw new SpecException($"* and & may not be mixed in one key: \"{key}\".") : new AmpElement(plain);
        }

        if (seen.Contains('*'))
        {
            return StarElement.Count(seen) switch
            {
                1 => new StarSingleElement(plain),
                2 => new StarDoubleElement(plain),
                _ => new StarManyElement(plain),
            };
        }

        return seen.Contains('#') ? new HashElement(plain) : new LiteralElement(plain);
    }

    private static ArrayElement Array(string key, string seen, string plain)
    {
        if (seen.AsSpan().Count('[') != 1 || seen.AsSpan().Count(']') != 1)
            throw new SpecException($"Expected one pair of brackets in \"{key}\".");
        return new ArrayElement(plain);
    }

    /// <summary>Returns the key without its escaped characters, which determines its kind, and the key without backslashes, which is its
    /// text.</summary>
    private static (string Seen, string Plain) Unescape(string key)
    {
        if (!key.Contains('\\')) return (key, key);
        var seen = new StringBuilder();
        var plain = new StringBuilder();
        var escaped = false;
        foreach (var c in key)
        {
            if (c == '\\' && !escaped)
            {
                escaped = true;
                continue;
            }

            if (!escaped) seen.Append(c);
            plain.Append(c);
            escaped = false;
        }

        return (seen.ToString(), plain.ToString());
    }
}
