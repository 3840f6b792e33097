namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the search functions.</summary>
internal static class SearchHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("startsWith", ["text"], "True if the subject starts with the text."),
        new("endsWith", ["text"], "True if the subject ends with the text."),
        new("contains", ["text"], "True if the subject contains the text."),
        new("find", ["pattern"], "True if a part of the subject matches the regular expression."),
        new("matches", ["pattern"], "True if the whole subject matches the regular expression."),
        new("indexOf", ["text"], "The index of the first occurrence of the text, counted from 0; -1 without one."),
        new("lastIndexOf", ["text"], "The index of the last occurrence of the text, counted from 0; -1 without one."),
    ];
}
