using System.Globalization;

namespace OrderStatusFlow.Core.Runs;

/// <summary>How often a host restarts a run that meets unexpected errors, and resumes one whose process dies.</summary>
public sealed record RunRetryOptions
{
    /// <summary>The longest that a host waits before it restarts a run.</summary>
    public static TimeSpan MaxDelay { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How many unexpected errors end a run; 1 to 100. Setting <c>Runs__MaxAttempts</c>.</summary>
    public int MaxAttempts { get; private init; } = 8;

    /// <summary>The wait after the first error, which doubles with each; 0.1 seconds to 2 minutes. Setting <c>Runs__RetryDelay</c>.</summary>
    public TimeSpan RetryDelay { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many times in a row a run is resumed after its process died; then it is held. 1 to 100. Setting <c>Runs__MaxResumes</c>.</summary>
    public int MaxResumes { get; private init; } = 3;

    /// <summary>Reads the settings.</summary>
    /// <param name="find">Returns a setting by its name, sections separated by colons; null when it is not set.</param>
    /// <exception cref="InvalidDataException">A setting is out of range; the message names it.</exception>
    public static RunRetryOptions Read(Func<string, string?> find)
    {
        var usual = new RunRetryOptions();
        return new RunRetryOptions
        {
            MaxAttempts = Count("Runs:MaxAttempts", usual.MaxAttempts),
            RetryDelay = Delay("Runs:RetryDelay", usual.RetryDelay),
            MaxResumes = Count("Runs:MaxResumes", usual.MaxResumes),
        };

        int Count(string name, int otherwise) => find(name) is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 100 ? count
            : throw Invalid(name, text, "a whole number from 1 to 100");

        TimeSpan Delay(string name, TimeSpan otherwise) => find(name) is not { Length: > 0 } text ? otherwise
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var delay) && delay >= TimeSpan.FromSeconds(0.1) && delay <= MaxDelay ? delay
            : throw Invalid(name, text, "a time from 00:00:00.1 to 00:02:00");
    }

    /// <summary>How long to wait after an error.</summary>
    /// <param name="errors">How many there were, this one included.</param>
    public TimeSpan DelayAfter(int errors)
    {
        var delay = RetryDelay * Math.Pow(2, Math.Min(errors - 1, 20));
        return delay < MaxDelay ? delay : MaxDelay;
    }

    private static InvalidDataException Invalid(string name, string text, string valid) =>
        new($"Setting {name.Replace(":", "__", StringComparison.Ordinal)} is '{text}'. Set it to {valid}, or leave it out.");
}
