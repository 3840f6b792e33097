namespace OrderStatusFlow.Jolt;

/// <summary>The path from the root of the input to the current position.</summary>
internal sealed class WalkedPath
{
    private (object? Tree, MatchedElement Match)[] steps = new (object?, MatchedElement)[16];
    private int count;

    public MatchedElement LastMatch => steps[count - 1].Match;

    public object? LastTree => steps[count - 1].Tree;

    public void Clear() => count = 0;

    public void Push(object? tree, MatchedElement match)
    {
        if (count == steps.Length) Array.Resize(ref steps, count * 2);
        steps[count++] = (tree, match);
    }

    public void Pop() => steps[--count] = default;

    public MatchedElement MatchUp(int levels) => At(levels).Match;

    public object? TreeUp(int levels) => At(levels).Tree;

    private (object? Tree, MatchedElement Match) At(int levels)
    {
        var index = count - 1 - levels;
        return index >= 0 ? steps[index]
            : throw MappingException.Input($"A reference goes {levels} levels up, but the walked path has only {count} levels.");
    }
}
