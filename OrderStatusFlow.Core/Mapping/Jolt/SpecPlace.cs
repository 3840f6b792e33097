using System.Globalization;

namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>JSON paths inside a spec, such as <c>$[0].spec.orders</c> (RFC 9535).</summary>
internal static class SpecPlace
{
    public static string Key(string parent, string key)
    {
        if (key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(static c => char.IsLetterOrDigit(c) || c == '_')) return parent + "." + key;
        var quoted = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"{parent}['{quoted}']";
    }

    public static string Index(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
