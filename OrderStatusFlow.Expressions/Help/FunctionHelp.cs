using System.Text.Json;

namespace OrderStatusFlow.Expressions.Help;

/// <summary>Describes a function of the expression language for people.</summary>
/// <param name="Name">The case-sensitive name, such as <c>substring</c>.</param>
/// <param name="Parameters">The parameters. An optional one ends with <c>?</c>, one that can be repeated with <c>...</c>.</param>
/// <param name="Summary">What the function returns, in one sentence.</param>
public sealed record FunctionHelp(string Name, IReadOnlyList<string> Parameters, string Summary)
{
    /// <summary>The help of all functions, sorted by name.</summary>
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        .. LogicHelp.All.Concat(TextHelp.All).Concat(SearchHelp.All).Concat(CodingHelp.All).Concat(NumberHelp.All).Concat(DateHelp.All)
            .Concat(JsonHelp.All).Concat(HostHelp.All)
            .OrderBy(help => help.Name, StringComparer.Ordinal),
    ];

    /// <summary>How the function is called, such as <c>subject:substring(start, end?)</c> or <c>now()</c>.</summary>
    public string Signature => $"{(HasSubject ? "subject:" : "")}{Name}({string.Join(", ", Parameters)})";

    /// <summary>True if the function is applied to a subject, as in <c>${number:trim()}</c>.</summary>
    public bool HasSubject => Function is { Subjectless: false };

    /// <summary>The kind of the result: <c>text</c>, <c>number</c>, <c>boolean</c>, <c>date</c>, or <c>any</c> for the kind of the
    /// subject.</summary>
    public string Result => Function is { Result: not ValueKind.Text } function ? JsonNamingPolicy.CamelCase.ConvertName($"{function.Result}") : "text";

    // The functions for several attributes are a part of the syntax.
    private ExpressionFunction? Function => ExpressionFunction.All.GetValueOrDefault(Name);
}
