using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>A cron expression as wall clock times without a zone.</summary>
/// <param name="NextWall">Returns the first matching wall clock time after another; null if no further time matches.</param>
/// <param name="IsInterval">True if the fields for the time of day contain <c>*</c> or <c>/</c>.</param>
internal sealed record CronTimes(Func<DateTime, DateTime?> NextWall, bool IsInterval);

/// <summary>Reads cron expressions: Unix with five fields, Quartz with six or seven.</summary>
internal static partial class CronText
{
    private static readonly string[] QuartzFields = ["seconds", "minutes", "hours", "day of month", "month", "day of week", "year"];
    private static readonly string[] UnixFields = ["minutes", "hours", "day of month", "month", "day of week"];

    /// <summary>The maximum length of an expression in characters.</summary>
    public const int MaxLength = 500;

    public static Result<CronTimes> Parse(string text)
    {
        if (text.Length > MaxLength)
            return new Failure("schedule.cron",
                $"A cron expression may have up to {MaxLength} characters, but this one has {text.Length:N0}.")
            { Place = $"position {MaxLength}" };
        var fields = Fields().Matches(text).Select(field => (field.Value, field.Index)).ToList();
        switch (fields.Count)
        {
            case 5:
                return Read(fields, UnixFields, ["*", "*", "*", "*", "*"], 2, Unix);
            case 6 or 7:
                return Read(fields, QuartzFields, ["0", "0", "0", "*", "*", "?", "*"], 3, fields => new QuartzCron(fields).Next);
            default:
                return new Failure("schedule.cron",
                    $"A cron expression has 5 fields (Unix: {string.Join(", ", UnixFields)}) or 6 to 7 (Quartz: "
                        + $"{string.Join(", ", QuartzFields)}), but '{text}' has {fields.Count}.")
                { Place = $"position {(fields.Count > 7 ? fields[7].Index : text.TrimEnd().Length)}" };
        }
    }

    private static Result<CronTimes> Read(
        List<(string Value, int Index)> fields, string[] names, string[] otherwise, int timeFields, Func<string[], Func<DateTime, DateTime?>> read)
    {
        var values = fields.Select(field => field.Value).ToArray();
        try
        {
            var isInterval = values.Take(timeFields).Any(value => value.Contains('*') || value.Contains('/'));
            return new CronTimes(read(values), isInterval);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parsers do not report the field, so each field is tried alone.
            for (var i = 0; i < values.Length; i++)
            {
                var alone = otherwise.Take(values.Length).ToArray();
                alone[i] = values[i];
                if (names[i] == "day of week" && alone[i] != "?" && otherwise[i] == "?")
                    alone[Array.IndexOf(names, "day of month")] = "?";
                if (names[i] == "day of month" && alone[i] == "?")
                    alone[Array.IndexOf(names, "day of week")] = "*";
                if (Try(read, alone) is { } reason)
                {
                    return new Failure("schedule.cron", $"The field {names[i]} of the cron expression cannot be '{values[i]}': {reason}")
                    { Place = $"{names[i]}, position {fields[i].Index}" };
                }
            }
            return new Failure("schedule.cron",
                $"The cron expression '{string.Join(' ', values)}' has fields that do not fit together: {exception.Message}")
            { Place = "position 0" };
        }
    }

    private static string? Try(Func<string[], Func<DateTime, DateTime?>> read, string[] values)
    {
        try
        {
            read(values);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.Message;
        }
    }

    /// <summary>As in crontab(5), if both day of month and day of week are restricted, a day matches if either of them does.</summary>
    private static Func<DateTime, DateTime?> Unix(string[] fields)
    {
        if (fields[2].StartsWith('*') || fields[2] == "?" || fields[4].StartsWith('*') || fields[4] == "?")
            return Single(fields);
        var byMonth = Single([.. fields[..4], "*"]);
        var byWeek = Single([.. fields[..2], "*", .. fields[3..]]);
        return after => (byMonth(after), byWeek(after)) switch
        {
            ({ } month, { } week) => month < week ? month : week,
            var (month, week) => month ?? week,
        };

        static Func<DateTime, DateTime?> Single(string[] fields)
        {
            var expression = Cronos.CronExpression.Parse(string.Join(' ', fields));
            return after => expression.GetNextOccurrence(DateTime.SpecifyKind(after, DateTimeKind.Utc));
        }
    }

    [GeneratedRegex(@"\S+", RegexOptions.None, 1000)]
    private static partial Regex Fields();
}
