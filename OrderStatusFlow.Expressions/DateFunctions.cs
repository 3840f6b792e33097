namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Date Manipulation". A date is a point in time, in milliseconds when it is converted to a number.</summary>
internal static class DateFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        ExpressionFunction.Of("now", 0, call =>
            call.Evaluation.Context.Clock.GetUtcNow()) with { Subjectless = true, Result = ValueKind.Date },
        ExpressionFunction.Of("toDate", 0, Parse) with { Most = 2, Check = CheckWritten, Subject = ValueKind.Date,
            Result = ValueKind.Date },
        ExpressionFunction.Of("format", 1, Format) with { Most = 2, Check = CheckWritten, Subject = ValueKind.Date },
        // Dates have the same precision as instants here.
        ExpressionFunction.Of("toInstant", 0, Parse) with { Most = 2, Check = CheckWritten, Subject = ValueKind.Date,
            Result = ValueKind.Date },
        ExpressionFunction.Of("formatInstant", 2, Format) with { Check = CheckWritten, Subject = ValueKind.Date },
    ];

    private static string? Format(Call call) => ValueConversion.ToDate(call.Subject) is { } date
        ? JavaDatePattern.Read(call.Required(0)).Format(date, Zone(call)) : null;

    private static object? Parse(Call call)
    {
        if (call.Subject is not string text || !call.Has(0))
            return ValueConversion.ToDate(call.Subject);
        return JavaDatePattern.Read(call.Required(0)).TryParse(text, Zone(call), out var moment)
            ? moment
            : throw new FunctionException($"cannot read '{ValueConversion.Cut(text)}' with the pattern {call.Text(0)}");
    }

    private static TimeZoneInfo Zone(Call call)
    {
        if (!call.Has(1) || call.Text(1) is not { } name)
            return call.Evaluation.Context.Zone;
        return Zone(name);
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name is "GMT" ? "UTC" : name, out var zone)
        ? zone
        : throw new FunctionException($"got '{ValueConversion.Cut(name)}', which is not a time zone; use a name such as Europe/Istanbul");

    private static void CheckWritten(IReadOnlyList<ExpressionNode> arguments)
    {
        if (arguments is [LiteralNode { Value: string pattern }, ..])
            JavaDatePattern.Read(pattern);
        if (arguments is [_, LiteralNode { Value: string zone }])
            Zone(zone);
    }
}
