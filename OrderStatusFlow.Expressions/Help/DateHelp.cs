namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the date functions.</summary>
internal static class DateHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("now", [], "The current time."),
        new("toDate", ["pattern?", "timeZone?"], "The date that the subject has in a pattern, such as yyyy-MM-dd."),
        new("format", ["pattern", "timeZone?"], "The date as text in a pattern, such as yyyy-MM-dd."),
        new("toInstant", ["pattern?", "timeZone?"], "The date with nanoseconds that the subject has in a pattern of DateTimeFormatter."),
        new("formatInstant", ["pattern", "timeZone"], "The date as text in a pattern of DateTimeFormatter and a time zone."),
        new("toMicros", [], "The microseconds from 1970 to the date."),
        new("toNanos", [], "The nanoseconds from 1970 to the date."),
    ];
}
