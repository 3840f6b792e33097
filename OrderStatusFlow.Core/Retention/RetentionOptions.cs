using System.ComponentModel.DataAnnotations;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Core.Retention;

/// <summary>How many days data is kept. Older data is purged once a day.</summary>
[HostSettingSection("Retention")]
public sealed class RetentionOptions : IValidatableObject
{
    private const int MaxDays = 3650;

    /// <summary>How many days the files of a run are kept: payloads, pages, batches, requests and responses of its rows, and LocalHost's journal. In Azure,
    /// a rule of the storage account deletes what is left 30 days later.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int PayloadDays { get; set; } = 30;

    /// <summary>How many days the rows of a run and its batches are kept, and found by order number. At least <see cref="PayloadDays"/>.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int RowDays { get; set; } = 90;

    /// <summary>How many days runs are kept. At least <see cref="RowDays"/>.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int RunDays { get; set; } = 90;

    /// <summary>How many days an idempotency key returns the run of its first use. At most <see cref="PayloadDays"/>.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int IdempotencyKeyDays { get; set; } = 7;

    /// <summary>How many days after its last write the version of an order is kept, for flows with <c>write.versionPath</c>. A message that is later than that
    /// is written even if it is older than what was written.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int OrderVersionDays { get; set; } = 400;

    /// <summary>How many days hourly statistics are kept.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int StatisticsDays { get; set; } = 400;

    /// <summary>How many days an error group is kept after it occurred last.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int ErrorGroupDays { get; set; } = 180;

    /// <summary>How many days the log of changes is kept.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int ChangeDays { get; set; } = 400;

    /// <summary>Azure Functions: how many days the history of a run that has ended is kept in the task hub.</summary>
    [HostSetting]
    [Range(1, MaxDays)]
    public int TaskHubDays { get; set; } = 30;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // A run of a repeated key, a row and a run refer to what is kept longer.
        if (IdempotencyKeyDays > PayloadDays)
            yield return Wrong(nameof(IdempotencyKeyDays), IdempotencyKeyDays, nameof(PayloadDays), PayloadDays);
        if (PayloadDays > RowDays)
            yield return Wrong(nameof(PayloadDays), PayloadDays, nameof(RowDays), RowDays);
        if (RowDays > RunDays)
            yield return Wrong(nameof(RowDays), RowDays, nameof(RunDays), RunDays);
    }

    private static ValidationResult Wrong(string less, int lessDays, string more, int moreDays) => new(
        $"The setting Retention__{less} is {lessDays}, but must not exceed Retention__{more}, which is {moreDays}: lower the first or raise the second.");
}
