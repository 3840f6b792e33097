using System.Globalization;

namespace OrderStatusFlow;

/// <summary>JSON paths inside a spec, such as <c>$[0].spec.orders</c> (RFC 9535).</summary>
public static class JsonPlace
{
    /// <summary>The place of an object's member.</summary>
    /// <param name="parent">The object's place.</param>
    /// <param name="key">The member's name; quoted in the path when it is no plain word.</param>
    public static string Key(string parent, string key)
    {
        if (key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(static c => char.IsLetterOrDigit(c) || c == '_')) return parent + "." + key;
        var quoted = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"{parent}['{quoted}']";
    }

    /// <summary>The place of an array's element.</summary>
    /// <param name="parent">The array's place.</param>
    /// <param name="index">From 0.</param>
    public static string Index(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
