namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Date Manipulation". A date has milliseconds, an instant has nanoseconds.</summary>
internal static class DateFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        ExpressionFunction.Of("now", 0, static call => JavaDate.Of(call.Evaluation.Context.Clock.GetUtcNow().ToUnixTimeMilliseconds())) with
        {
            Subjectless = true,
            Result = ValueKind.Date,
        },
        Date("toDate", 0, ParseDate) with { Result = ValueKind.Date, Check = CheckSimple, Warn = WarnOfZone },
        Date("format", 1, FormatDate) with { Check = CheckSimple, Warn = WarnOfZone },
        Date("toInstant", 0, ParseInstant) with { Result = ValueKind.Date, Check = CheckInstant },
        Date("formatInstant", 2, FormatInstant) with { Check = CheckInstant },
        Date("toMicros", 0, static call => ToInstant(call)?.In(6)) with { MaxArguments = 0, Result = ValueKind.Number },
        Date("toNanos", 0, static call => ToInstant(call)?.In(9)) with { MaxArguments = 0, Result = ValueKind.Number },
    ];

    private static ExpressionFunction Date(string name, int arguments, Func<Call, object?> body) =>
        ExpressionFunction.Of(name, arguments, body) with { MaxArguments = 2, Subject = ValueKind.Date };

    private static object? FormatDate(Call call) => ValueConversion.ToDate(call.Subject) is { } date && call.Text(0) is { } pattern
        ? SimpleDatePattern.Read(pattern).Format(date, Zone(call, JavaZone.FindOrGmt)) : null;

    private static object? FormatInstant(Call call) => ToInstant(call) is { } instant && call.Text(0) is { } pattern
        ? InstantPattern.Read(pattern).Format(instant, Zone(call, JavaZone.Find)) : null;

    private static object? ParseDate(Call call)
    {
        if (call.Subject is not string text || !call.Has(0))
            return ValueConversion.ToDate(ValueConversion.ToWhole(call.Subject));
        if (call.Text(0) is not { } pattern)
            return null;
        return SimpleDatePattern.Read(pattern).TryParse(text, Zone(call, JavaZone.FindOrGmt), call.Evaluation.Context.Clock.GetUtcNow(), out var moment)
            ? moment : throw Unreadable(text, pattern);
    }

    private static object? ParseInstant(Call call)
    {
        if (call.Subject is not string text || !call.Has(0))
            return call.Subject is JavaInstant || call.Subject is null ? call.Subject : ValueConversion.ToInstant(call.Subject);
        if (call.Text(0) is not { } pattern)
            return null;
        return InstantPattern.Read(pattern).TryParse(text, Zone(call, JavaZone.Find), out var instant) ? instant : throw Unreadable(text, pattern);
    }

    private static JavaInstant? ToInstant(Call call) => ValueConversion.ToInstant(call.Subject);

    private static FunctionException Unreadable(string text, string pattern) =>
        new($"cannot read '{ValueConversion.Cut(text)}' with the pattern {pattern}");

    private static TimeZoneInfo Zone(Call call, Func<string, TimeZoneInfo> find) =>
        call.Has(1) && call.Text(1) is { } name ? find(name) : call.Evaluation.Context.Zone;

    private static void CheckSimple(IReadOnlyList<ExpressionNode> arguments)
    {
        if (arguments is [LiteralNode { Value: string pattern }, ..])
            SimpleDatePattern.Read(pattern);
    }

    private static string? WarnOfZone(IReadOnlyList<ExpressionNode> arguments) =>
        arguments is [_, LiteralNode { Value: string zone }] && JavaZone.TryFindInJavaUtil(zone) is null
            ? $"takes the time zone '{ValueConversion.Cut(zone)}' for GMT, as Java does. Write a name such as Europe/Istanbul or GMT+3" : null;

    private static void CheckInstant(IReadOnlyList<ExpressionNode> arguments)
    {
        if (arguments is [LiteralNode { Value: string pattern }, ..])
            InstantPattern.Read(pattern);
        if (arguments is [_, LiteralNode { Value: string zone }])
            JavaZone.Find(zone);
    }
}
