namespace OrderStatusFlow.Jolt;

/// <summary>The level and star group of <c>&amp;(n,m)</c>, <c>$(n,m)</c> or <c>#n</c>.</summary>
internal readonly record struct Reference(char Token, int Levels, int Group)
{
    public string Canonical => Token == '#' ? $"#{Levels}" : $"{Token}({Levels},{Group})";

    public static Reference Parse(string text, char token)
    {
        if (text.Length == 0 || text[0] != token) throw Error(text, token);
        var rest = text[1..];
        if (rest.Length == 0) return new Reference(token, 0, 0);
        string[] parts = token != '#' && rest.Length >= 3 && rest[0] == '(' && rest[^1] == ')' ? JavaText.Split(rest[1..^1], ',') : [rest];
        var group = 0;
        if (parts.Length is 0 or > 2 || !JavaInt.TryParse(parts[0], out int levels)
            || (parts.Length == 2 && !JavaInt.TryParse(parts[1], out group))
            || levels < 0 || group < 0)
        {
            throw Error(text, token);
        }

        return new Reference(token, levels, group);
    }

    private static SpecException Error(string text, char token) =>
        new(token == '#' ? $"Expected #n with a level, but found \"{text}\"."
            : $"Expected {token}, {token}n or {token}(n,m) with level and group, but found \"{text}\".");
}
