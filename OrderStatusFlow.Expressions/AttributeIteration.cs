using OrderStatusFlow.Java;

namespace OrderStatusFlow.Expressions;

/// <summary>The value of the current step of an iteration.</summary>
internal sealed record IteratedValue(AttributesNode Source, string? Value, IteratedValue? Outer);

/// <summary>The values of several attributes, or the parts of a delimited text: <c>anyAttribute('a', 'b')</c> and the like.</summary>
internal sealed class AttributesNode(int position, string name, IReadOnlyList<ExpressionNode> arguments) : ExpressionNode(position)
{
    public static IReadOnlyList<string> Names { get; } =
        ["anyAttribute", "allAttributes", "anyMatchingAttribute", "allMatchingAttributes", "anyDelineatedValue", "allDelineatedValues"];

    public string Name => name;

    public bool IsAny => name.StartsWith("any", StringComparison.Ordinal);

    public override int Depth { get; } = arguments.Max(static argument => argument.Depth) + 1;

    /// <summary>Returns the value of the current step.</summary>
    public override object? Evaluate(Evaluation evaluation)
    {
        for (var current = evaluation.Current; current is not null; current = current.Outer)
        {
            if (current.Source == this)
                return current.Value;
        }
        return null;
    }

    /// <summary>Returns the values; a single null if there are none.</summary>
    public IReadOnlyList<string?> Values(Evaluation evaluation)
    {
        var values = arguments.Select(argument => ValueConversion.ToText(argument.Evaluate(evaluation))).ToList();
        try
        {
            IEnumerable<string?> found = name switch
            {
                "anyDelineatedValue" or "allDelineatedValues" => Parts(values),
                "anyMatchingAttribute" or "allMatchingAttributes" => values.OfType<string>().Select(ExpressionRegex.Compile)
                    .SelectMany(pattern => Matching(evaluation.Attributes, pattern)),
                _ => values.Select(key => key is not null && evaluation.Attributes.TryGetValue(key, out var value) ? value : null),
            };
            return found.DefaultIfEmpty().ToList();
        }
        catch (FunctionException exception)
        {
            throw new ExpressionValueException(Position, $"The function {name} {exception.Message}.");
        }
    }

    // NiFi reads a HashSet of all names.
    private static IEnumerable<string> Matching(IReadOnlyDictionary<string, string> attributes, ExpressionRegex pattern) =>
        JavaHashTable.Order(attributes.Where(pair => pattern.Matches(pair.Key)), static pair => JavaHashTable.HashOf(pair.Key),
            JavaHashTable.CapacityAfter(attributes.Count)).Select(static pair => pair.Value);

    private static List<string> Parts(List<string?> arguments) =>
        arguments is [{ } text, { } delimiter] ? ExpressionRegex.Compile(delimiter).Split(text) : [];
}

/// <summary>A chain of functions that is evaluated for each value of several attributes.</summary>
internal sealed class IterationNode(int position, CallNode chain, AttributesNode source) : ExpressionNode(position)
{
    private readonly bool reduces = chain.Kind != ValueKind.Boolean;

    public override ValueKind Kind => chain.Kind;

    public override int Depth => chain.Depth;

    /// <summary>Wraps a chain whose first part is several attributes; other nodes are returned unchanged.</summary>
    /// <exception cref="FunctionException">The chain does not end in a function that is allowed there.</exception>
    public static ExpressionNode Wrap(ExpressionNode node)
    {
        var root = node;
        while (root is CallNode { Subject: { } subject })
            root = subject;
        if (root is not AttributesNode source)
            return node;
        if (node is CallNode call && (call.Kind == ValueKind.Boolean || (call.Function.Reduces && !source.IsAny)))
            return new IterationNode(node.Position, call, source);
        throw new FunctionException(source.IsAny ? "must be followed by a function that returns true or false, such as equals"
            : "must end in a function that returns true or false, or in join or count");
    }

    public override object? Evaluate(Evaluation evaluation)
    {
        var values = source.Values(evaluation);
        var results = values.Select(value => (reduces ? chain.Subject! : chain).Evaluate(
            evaluation with { Current = new IteratedValue(source, value, evaluation.Current) }));
        if (reduces)
            return HostFunctions.Reduce(new Call(null, chain.Arguments, evaluation, null), results.ToList());
        return source.IsAny ? results.Any(static result => result is true) : results.All(static result => result is true);
    }
}
