using System.ComponentModel.DataAnnotations;
using System.Globalization;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Core.Runs;

/// <summary>How often a host restarts a run that meets unexpected errors, and resumes one whose process dies.</summary>
[HostSettingSection("Runs")]
public sealed class RunRetryOptions
{
    private const string LongestDelay = "00:02:00";

    /// <summary>The longest that a host waits before it restarts a run.</summary>
    public static TimeSpan MaxDelay { get; } = TimeSpan.Parse(LongestDelay, CultureInfo.InvariantCulture);

    /// <summary>The number of unexpected errors that end a run as failed (<c>host.error</c>).</summary>
    [HostSetting]
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>The wait after the first unexpected error. It doubles with each error, up to two minutes.</summary>
    [HostSetting]
    [Range(typeof(TimeSpan), "00:00:00.1", LongestDelay, ParseLimitsInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>LocalHost: how many times in a row a run is resumed after its process died, before it is held. Azure Functions: the number
    /// of deaths in its own turn that end a run.</summary>
    [HostSetting]
    [Range(1, 100)]
    public int MaxResumes { get; set; } = 3;

    /// <summary>How long to wait after an error.</summary>
    /// <param name="errors">How many there were, this one included.</param>
    public TimeSpan DelayAfter(int errors)
    {
        var delay = RetryDelay * Math.Pow(2, Math.Min(errors - 1, 20));
        return delay < MaxDelay ? delay : MaxDelay;
    }
}
