using System.ComponentModel.DataAnnotations;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The limits of dry runs.</summary>
[HostSettingSection("DryRuns")]
public sealed class DryRunOptions
{
    /// <summary>The number of rows of a dry run that sets no limit.</summary>
    public const int DefaultRows = 25;

    /// <summary>The maximum number of rows.</summary>
    public const int MaxRows = 200;

    /// <summary>The maximum number of pages that are read from the ERP.</summary>
    public const int MaxPages = 20;

    /// <summary>The maximum size of the outputs of pages, and of the outputs of rows, in bytes.</summary>
    public const int MaxOutputBytes = 2 << 20;

    /// <summary>How long a result is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(1);

    /// <summary>The number of dry runs that a host runs at once. Further ones are refused with 429.</summary>
    [HostSetting]
    [Range(1, 16)]
    public int MaxParallel { get; set; } = 2;

    /// <summary>The maximum duration of a dry run.</summary>
    [HostSetting]
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(2);
}
