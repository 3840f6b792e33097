namespace OrderStatusFlow.Jolt;

/// <summary>A key of a modify spec: its element, its mode, and whether it applies only to existing keys (<c>?</c>).</summary>
internal sealed record ModifyKey(PathElement Element, ModifyMode Mode, bool OnlyPresent)
{
    public static ModifyKey Parse(string key, ModifyMode mode)
    {
        if (key.Length == 0) throw new SpecException("Expected a key, but it is empty.");
        var rest = key;
        if (key[0] is '+' or '~' or '_')
        {
            mode = key[0] switch { '+' => ModifyMode.Overwrite, '~' => ModifyMode.Default, _ => ModifyMode.Define };
            rest = key[1..];
        }

        var onlyPresent = key.Length > 1 && key[^1] == '?' && !rest.EndsWith("\\?", StringComparison.Ordinal);
        if (onlyPresent) rest = rest[..^1];
        var element = PathParser.Parse(rest);
        if (element is not (StarElement or LiteralElement or ArrayElement))
            throw new SpecException($"Expected a plain key, a key with *, or [n], but found \"{key}\".");
        return new ModifyKey(element, mode, onlyPresent);
    }

    public bool Allows(JoltObject map, string key) => Mode switch
    {
        ModifyMode.Overwrite => true,
        ModifyMode.Default => map.Get(key) is null,
        _ => !map.Contains(key),
    };

    public bool Allows(JoltArray list, int index, int originalSize) => index >= 0 && originalSize >= 0 && Mode switch
    {
        ModifyMode.Overwrite => true,
        ModifyMode.Default => list[index] is null,
        _ => index >= originalSize && list[index] is null,
    };
}
