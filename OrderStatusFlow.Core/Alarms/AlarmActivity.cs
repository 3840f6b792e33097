using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>What the alarms of a flow store about its runs.</summary>
internal sealed record AlarmActivity
{
    public const string Key = "b";

    /// <summary>True if the flow is enabled and not paused.</summary>
    public bool IsActive { get; init; }

    /// <summary>Since when it is active, or has alarms.</summary>
    public DateTimeOffset ActiveSince { get; init; }

    /// <summary>The last run that ended; null before the first.</summary>
    public string? LastRun { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? LastEnd { get; init; }

    /// <summary>Its duration.</summary>
    public TimeSpan? LastDuration { get; init; }

    /// <summary>The percentage of rejected and failed rows of the last run with rows; 100 for a run that an error ended before its rows.</summary>
    public double? LastRate { get; init; }

    /// <summary>True if an error ended the last run before its rows.</summary>
    public bool LastFailed { get; init; }

    /// <summary>The number of runs in a row whose login failed.</summary>
    public int LoginFailures { get; init; }

    public ETag Tag { get; init; }

    /// <summary>The activity after the end of a run. A run that is closed again does not change it.</summary>
    public AlarmActivity After(RunRecord ended)
    {
        if (LastRun == ended.RunId)
            return this;
        var totals = ended.Totals;
        var failed = ended is { Status: RunStatus.Failed, Error: not null } && totals.Rows == 0;
        var loginFailed = ended.Steps.Any(step => step is { Step: "login", Status: "failed" });
        return this with
        {
            LastRun = ended.RunId,
            LastEnd = ended.Finished,
            LastDuration = ended.Finished - ended.Started,
            LastFailed = failed,
            // A run without rows says nothing about rows.
            LastRate = failed ? 100
                : totals.Rows > 0 ? 100.0 * (totals.Rejected + totals.Failed) / totals.Rows
                : LastFailed && ended.Status == RunStatus.Empty ? 0
                : LastRate,
            LoginFailures = loginFailed ? LoginFailures + 1 : ended.Status == RunStatus.Cancelled ? LoginFailures : 0,
        };
    }

    public static AlarmActivity Read(TableEntity entity) => new()
    {
        IsActive = entity.GetBoolean("IsActive") ?? false,
        ActiveSince = entity.GetDateTimeOffset("ActiveSince")!.Value,
        LastRun = entity.GetString("LastRun"),
        LastEnd = entity.GetDateTimeOffset("LastEnd"),
        LastDuration = entity.GetDouble("LastSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        LastRate = entity.GetDouble("LastRate"),
        LastFailed = entity.GetBoolean("LastFailed") ?? false,
        LoginFailures = entity.GetInt32("LoginFailures") ?? 0,
        Tag = entity.ETag,
    };

    public TableEntity ToEntity(FlowIncarnation flow) => new(flow.ToString(), Key)
    {
        ["IsActive"] = IsActive,
        ["ActiveSince"] = ActiveSince,
        ["LastRun"] = LastRun,
        ["LastEnd"] = LastEnd,
        ["LastSeconds"] = LastDuration?.TotalSeconds,
        ["LastRate"] = LastRate,
        ["LastFailed"] = LastFailed,
        ["LoginFailures"] = LoginFailures,
    };
}
