namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Searching". A null subject contains nothing.</summary>
internal static class SearchFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Test("startsWith", (text, call) => call.Text(0) is { } part && text.StartsWith(part, StringComparison.Ordinal)),
        Test("endsWith", (text, call) => call.Text(0) is { } part && text.EndsWith(part, StringComparison.Ordinal)),
        Test("contains", (text, call) => call.Text(0) is { } part && text.Contains(part, StringComparison.Ordinal)),
        Test("find", (text, call) => call.RegexOrNull()?.Find(text) == true) with { TakesPattern = true },
        Test("matches", (text, call) => call.RegexOrNull()?.Matches(text) == true) with { TakesPattern = true },
        Index("indexOf", (text, part) => text.IndexOf(part, StringComparison.Ordinal)),
        Index("lastIndexOf", (text, part) => text.LastIndexOf(part, StringComparison.Ordinal)),
    ];

    private static ExpressionFunction Test(string name, Func<string, Call, bool> body) =>
        ExpressionFunction.Of(name, 1, call => call.SubjectText is { } text && body(text, call)) with { Result = ValueKind.Boolean };

    private static ExpressionFunction Index(string name, Func<string, string, int> body) =>
        ExpressionFunction.Of(name, 1, call => call.SubjectText is { } text
            ? (long)body(text, call.Text(0) ?? "") : -1L) with
        { Result = ValueKind.Number };
}
