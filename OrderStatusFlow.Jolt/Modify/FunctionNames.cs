namespace OrderStatusFlow.Jolt;

/// <summary>Describes names of functions that modify does not have.</summary>
internal static class FunctionNames
{
    // Functions that the community fork (io.joltcommunity), which NiFi 2 contains, has in addition.
    private static readonly string[] Fork =
    [
        "replace", "replaceAll", "replaceFirst", "multiply", "multiplyAndRound", "pow", "mod", "ceil", "floor", "round", "sqrt", "uuid", "now",
        "formatDate", "parseDate", "dateAdd", "dateDiff", "fromEpochMilli", "toEpochMilli", "startsWith", "endsWith", "contains", "matches",
        "indexOf", "lastIndexOf", "reverse", "isBlank", "isEmpty", "titleCase", "camelCase", "snakeCase", "ltrim", "rtrim", "default", "if",
    ];

    /// <summary>Returns the message about an unknown function.</summary>
    public static string Unknown(string name)
    {
        var what = Fork.Contains(name, StringComparer.Ordinal)
            ? $"The function \"{name}\" belongs to the community fork of Jolt that NiFi 2 contains, and is not supported here"
            : $"There is no function \"{name}\"{(Nearest(name) is { } nearest ? $"; did you mean \"{nearest}\"?" : "")}";
        return $"{what}{(what.EndsWith('?') ? "" : ".")} As in Jolt, the value is that of its first argument, or the key stays unchanged.";
    }

    /// <summary>Returns the name of a known function in a text such as <c>toUpper(@(1,a))</c>; null if it is no call.</summary>
    public static string? InCall(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !text.EndsWith(')')) return null;
        var name = text[..open].Trim();
        return ModifyFunctions.Find(name) is not null || Fork.Contains(name, StringComparer.Ordinal) ? name : null;
    }

    private static string? Nearest(string name) =>
        ModifyFunctions.Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (name.Length < 3 ? null : ModifyFunctions.Names.FirstOrDefault(known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                || name.StartsWith(known, StringComparison.OrdinalIgnoreCase)));
}
