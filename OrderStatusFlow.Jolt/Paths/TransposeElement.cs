namespace OrderStatusFlow.Jolt;

/// <summary><c>@(n,path)</c>: a value from another place in the input.</summary>
internal sealed class TransposeElement : PathElement
{
    private readonly int levels;
    private readonly TreePath? path;

    private TransposeElement(string key, int levels, string path) : base(key)
    {
        this.levels = levels;
        if (path.Length == 0)
        {
            Canonical = $"@({levels},)";
            return;
        }

        this.path = TreePath.Parse(path);
        if (this.path.Length == 0) throw new SpecException($"Expected a path inside \"{key}\".");
        Canonical = $"@({levels},{this.path.Canonical})";
    }

    public override string Canonical { get; }

    public override bool Evaluates => true;

    public static TransposeElement Parse(string key)
    {
        if (key.Length < 2 || key[0] != '@') throw new SpecException($"Expected @path, @n or @(n,path), but found \"{key}\".");
        var inner = key[1..];
        if (inner.Contains('@')) throw new SpecException($"An @ may not be nested in another: \"{key}\".");
        if (inner.Contains('*') || inner.Contains("[]", StringComparison.Ordinal))
            throw new SpecException($"@ reads a single place, so * and [] are not allowed in \"{key}\".");
        if (inner[0] == '(')
        {
            if (inner[^1] != ')' || inner.Length < 3)
                throw new SpecException($"Expected @(n,path) with both parentheses, but found \"{key}\".");
            inner = inner[1..^1];
        }

        if (!char.IsDigit(inner[0])) return new TransposeElement(key, 0, inner);
        var comma = inner.IndexOf(',');
        if (!JavaInt.TryParse(comma < 0 ? inner : inner[..comma], out int levels))
            throw new SpecException($"Expected a number of levels in \"{key}\".");
        return new TransposeElement(key, levels, comma < 0 ? "" : inner[(comma + 1)..]);
    }

    public Optional Read(MappingRun run)
    {
        var tree = run.Path.TreeUp(levels);
        return path is null ? new Optional(tree) : path.Read(tree, run);
    }

    public override string? Evaluate(MappingRun run) => Read(run).Value switch
    {
        JoltNumber number => JavaInt.ToText(number.IntValue),
        bool flag => flag ? "true" : "false",
        string text => text,
        _ => null,
    };

    public override MatchedElement Match(string key, MappingRun run) => run.Path.LastMatch;
}
