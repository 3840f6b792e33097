using System.Collections.Frozen;

namespace OrderStatusFlow.Expressions;

/// <summary>A function of the language: what it takes, what it gives, and what it does.</summary>
internal sealed record ExpressionFunction(string Name, Func<Call, object?> Body)
{
    public int Fewest { get; init; }

    public int Most { get; init; }

    /// <summary>True when nothing stands before it, as in <c>${now()}</c>.</summary>
    public bool Subjectless { get; init; }

    public ValueKind Subject { get; init; } = ValueKind.Text;

    /// <summary>Any: the kind of its subject.</summary>
    public ValueKind Result { get; init; } = ValueKind.Text;

    /// <summary>Whether the first argument is a regular expression.</summary>
    public bool TakesPattern { get; init; }

    /// <summary>Checks the arguments that are written out when the expression is read; null: nothing to check.</summary>
    /// <exception cref="FunctionException">The function cannot work with one of them.</exception>
    public Action<IReadOnlyList<ExpressionNode>>? Check { get; init; }

    public string ArgumentCount => (Fewest, Most) switch
    {
        (0, 0) => "no arguments",
        (1, 1) => "1 argument",
        (_, int.MaxValue) => $"{Fewest} or more arguments",
        _ when Fewest == Most => $"{Fewest} arguments",
        _ => $"{Fewest} to {Most} arguments",
    };

    /// <summary>All functions by name; names are case-sensitive.</summary>
    public static FrozenDictionary<string, ExpressionFunction> All { get; } = LogicFunctions.All
        .Concat(TextFunctions.All).Concat(SearchFunctions.All).Concat(CodingFunctions.All).Concat(NumberFunctions.All).Concat(DateFunctions.All)
        .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public static ExpressionFunction Of(string name, int arguments, Func<Call, object?> body) =>
        new(name, body) { Fewest = arguments, Most = arguments };
}
