using System.Collections.Frozen;

namespace OrderStatusFlow.Expressions;

/// <summary>A function of the language: its arguments, its result and its implementation.</summary>
internal sealed record ExpressionFunction(string Name, Func<Call, object?> Body)
{
    public int MinArguments { get; init; }

    public int MaxArguments { get; init; }

    /// <summary>True if the function has no subject, as in <c>${now()}</c>.</summary>
    public bool Subjectless { get; init; }

    public ValueKind Subject { get; init; } = ValueKind.Text;

    /// <summary>The kind of the result.</summary>
    public ValueKind Result { get; init; } = ValueKind.Text;

    /// <summary>True if the first argument is a regular expression.</summary>
    public bool TakesPattern { get; init; }

    /// <summary>True if the function may also be used without a subject, with <see cref="MinArguments"/> arguments.</summary>
    public bool SubjectOptional { get; init; }

    /// <summary>True if the function combines the values of several attributes, as <c>join</c> does.</summary>
    public bool Reduces { get; init; }

    /// <summary>Validates literal arguments when the expression is parsed; null if there is nothing to validate.</summary>
    /// <exception cref="FunctionException">An argument is not valid.</exception>
    public Action<IReadOnlyList<ExpressionNode>>? Check { get; init; }

    /// <summary>Returns what is valid in literal arguments, but probably not intended, as the end of a sentence that begins with the function; null to
    /// warn about nothing.</summary>
    public Func<IReadOnlyList<ExpressionNode>, string?>? Warn { get; init; }

    public string ArgumentCount => (MinArguments, MaxArguments) switch
    {
        (0, 0) => "no arguments",
        (1, 1) => "1 argument",
        (_, int.MaxValue) => $"{MinArguments} or more arguments",
        _ when MinArguments == MaxArguments => $"{MinArguments} arguments",
        _ => $"{MinArguments} to {MaxArguments} arguments",
    };

    /// <summary>All functions by their case-sensitive name.</summary>
    public static FrozenDictionary<string, ExpressionFunction> All { get; } = LogicFunctions.All
        .Concat(TextFunctions.All).Concat(SearchFunctions.All).Concat(CodingFunctions.All).Concat(NumberFunctions.All)
            .Concat(DateFunctions.All).Concat(JsonPathFunctions.All).Concat(HostFunctions.All)
        .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public static ExpressionFunction Of(string name, int arguments, Func<Call, object?> body) =>
        new(name, body) { MinArguments = arguments, MaxArguments = arguments };
}
