namespace OrderStatusFlow.Expressions;

/// <summary>A value in a filter or a parameter of a function: a literal, a path, or a regular expression.</summary>
internal sealed class FilterOperand
{
    private readonly object? literal;
    private readonly bool fromRoot;

    private FilterOperand(object? literal, JaywayPath? path, bool fromRoot, ExpressionRegex? regex) =>
        (this.literal, Path, this.fromRoot, Regex) = (literal, path, fromRoot, regex);

    public JaywayPath? Path { get; }

    public ExpressionRegex? Regex { get; }

    public bool IsIndefinite => Path is { IsDefinite: false };

    public static FilterOperand Literal(object? value) => new(value, null, false, null);

    public static FilterOperand Of(JaywayPath path, bool fromRoot) => new(null, path, fromRoot, null);

    public static FilterOperand Of(ExpressionRegex regex) => new(null, null, false, regex);

    /// <summary>Returns the path to the members of all values of a path.</summary>
    public FilterOperand Members() => new(null, Path!.Members(), fromRoot, null);

    /// <summary>Returns the value; false if its path leads to no value.</summary>
    public bool TryGet(object? current, object? root, PathSteps steps, out object? value)
    {
        value = literal;
        return Path is null || Path.TryRead(root, fromRoot ? root : current, steps, out value);
    }
}
