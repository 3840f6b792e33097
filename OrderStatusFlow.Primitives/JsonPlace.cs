using System.Globalization;

namespace OrderStatusFlow;

/// <summary>Builds JSON paths such as <c>$[0].spec.orders</c> (RFC 9535).</summary>
public static class JsonPlace
{
    /// <summary>Returns the path of an object's member.</summary>
    /// <param name="parent">The object's path.</param>
    /// <param name="key">The member's name. It is quoted in the path if it is not a plain word.</param>
    public static string Key(string parent, string key)
    {
        if (key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(static c => char.IsLetterOrDigit(c) || c == '_'))
            return parent + "." + key;
        var quoted = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"{parent}['{quoted}']";
    }

    /// <summary>Returns the path of an array's element.</summary>
    /// <param name="parent">The array's path.</param>
    /// <param name="index">The zero-based index.</param>
    public static string Index(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
