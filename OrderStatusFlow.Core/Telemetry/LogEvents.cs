using Microsoft.Extensions.Logging;

namespace OrderStatusFlow.Core.Telemetry;

/// <summary>The log events of the product. Event ids and parameter names are stable over releases; docs/telemetry.md lists them.</summary>
/// <remarks>10xx: runs. 11xx: the host. 12xx: requests.</remarks>
public static partial class LogEvents
{
    /// <summary>A run has ended and its log is written. After a crash in between it is logged again; the last event is valid.</summary>
    // infra/queries/runs.kql reads this event for the alarms and the workbook.
    [LoggerMessage(1001, LogLevel.Information, "Run {Run} of flow {Flow} ended: {Rows} rows, {Rejected} rejected, {Failed} failed, error {Error}")]
    public static partial void RunEnded(this ILogger log, string run, string flow, int rows, int rejected, int failed, string error);

    /// <summary>A schedule's slot was due.</summary>
    [LoggerMessage(1002, LogLevel.Information, "Flow {Flow} is due: run {Run}")]
    public static partial void FlowDue(this ILogger log, string flow, string run);

    /// <summary>A run has failed: an error if the host caused it, otherwise a warning. After a crash in between it is logged again; the last event
    /// is valid.</summary>
    [LoggerMessage(EventId = 1003, Message = "Run {Run} of flow {Flow} failed: {Code}: {Reason}")]
    public static partial void RunFailed(this ILogger log, LogLevel level, string run, string flow, string code, string reason);

    /// <summary>A run is held: its process died each time that it was resumed.</summary>
    [LoggerMessage(1004, LogLevel.Error, "Run {Run} of flow {Flow} is held: the process died {Resumes} times in a row while it ran this resumed run. "
        + "A person can resume it (POST /api/runs/.../resume) or cancel it.")]
    public static partial void RunHeld(this ILogger log, string run, string flow, int resumes);

    /// <summary>A stored flow can no longer be read. Each process logs it once per version.</summary>
    [LoggerMessage(1005, LogLevel.Warning,
        "Flow {Flow} version {Version} cannot be read, so it starts no runs: {Reason} Upload a valid definition to repair it.")]
    public static partial void FlowUnreadable(this ILogger log, string flow, int version, string reason);

    /// <summary>A flow's schedule could not be checked. Logged at most once per minute and flow.</summary>
    [LoggerMessage(1006, LogLevel.Error, "The schedule of flow {Flow} failed; the other flows continue. The next tick tries again.")]
    public static partial void FlowScheduleFailed(this ILogger log, Exception error, string flow);

    /// <summary>An alarm of a flow begins to fire. Logged once, by the host that finds it.</summary>
    // infra/modules/alerts.bicep reads this event.
    [LoggerMessage(1010, LogLevel.Warning, "Alarm {Alarm} of flow {Flow} fires: {Reason}")]
    public static partial void AlarmFired(this ILogger log, string alarm, string flow, string reason);

    /// <summary>An alarm of a flow no longer fires. Logged once, by the host that finds it.</summary>
    [LoggerMessage(1011, LogLevel.Information, "Alarm {Alarm} of flow {Flow} recovered: {Reason}")]
    public static partial void AlarmRecovered(this ILogger log, string alarm, string flow, string reason);

    /// <summary>The receiver of alarms did not accept a notification.</summary>
    [LoggerMessage(1012, LogLevel.Warning, "Notification {Id} of flow {Flow} was not delivered, attempt {Attempt}: {Reason}")]
    public static partial void AlarmNotDelivered(this ILogger log, string id, string flow, int attempt, string reason);

    /// <summary>The alarms of a flow could not be evaluated.</summary>
    [LoggerMessage(1013, LogLevel.Error, "The alarms of flow {Flow} cannot be evaluated; the next minute tries again.")]
    public static partial void AlarmsOfFlowFailed(this ILogger log, Exception error, string flow);

    /// <summary>The alarms of all flows could not be evaluated.</summary>
    [LoggerMessage(1014, LogLevel.Error, "The alarms cannot be evaluated; the next minute tries again.")]
    public static partial void AlarmsFailed(this ILogger log, Exception error);

    /// <summary>A storage failure stopped a run.</summary>
    [LoggerMessage(1102, LogLevel.Warning, "Run {Run} stopped because storage does not respond; it continues from its journal when storage does.")]
    public static partial void RunStoppedByStorage(this ILogger log, string run);

    /// <summary>An unexpected error stopped a run.</summary>
    [LoggerMessage(1103, LogLevel.Error,
        "Run {Run} of flow {Flow} stopped on an unexpected error, attempt {Attempt} of {MaxAttempts}; it continues from its journal in {Seconds} seconds.")]
    public static partial void RunStoppedByError(this ILogger log, Exception error, string run, string flow, int attempt, int maxAttempts, double seconds);

    /// <summary>The unfinished runs could not be listed.</summary>
    [LoggerMessage(1104, LogLevel.Warning, "Storage does not respond; unfinished runs continue when it does.")]
    public static partial void RunsWaitForStorage(this ILogger log);

    /// <summary>The schedules could not be checked.</summary>
    [LoggerMessage(1105, LogLevel.Warning, "Storage does not respond; schedules continue when it does.")]
    public static partial void SchedulesWaitForStorage(this ILogger log);

    /// <summary>A run that its host left could not be recovered.</summary>
    [LoggerMessage(1106, LogLevel.Error, "Run {Run}, which its host left, could not be recovered; the next tick tries again.")]
    public static partial void OrphanedRunFailed(this ILogger log, Exception error, string run);

    /// <summary>A host's search for unfinished runs failed.</summary>
    [LoggerMessage(1107, LogLevel.Error, "The search for unfinished runs failed; it is repeated in some seconds.")]
    public static partial void RunSearchFailed(this ILogger log, Exception error);

    /// <summary>The schedules of all flows could not be checked.</summary>
    [LoggerMessage(1108, LogLevel.Error, "The schedules cannot be read; the next tick tries again.")]
    public static partial void SchedulesFailed(this ILogger log, Exception error);

    /// <summary>An unfinished run cannot be read. Each process logs it once.</summary>
    [LoggerMessage(1109, LogLevel.Error, "The unfinished run {Run} cannot be read from table 'activeruns', so no host continues it. Other runs continue.")]
    public static partial void ActiveRunUnreadable(this ILogger log, Exception error, string run);

    /// <summary>A run could not be ended, or its error could not be recorded.</summary>
    [LoggerMessage(1110, LogLevel.Error, "Run {Run} of flow {Flow} stopped, and its log cannot be updated now; the next attempt tries again.")]
    public static partial void RunUpdateFailed(this ILogger log, Exception error, string run, string flow);

    /// <summary>A step stopped on an unexpected exception; the run ends, or continues where the step was only the order index.</summary>
    [LoggerMessage(1112, LogLevel.Error, "Run {Run}: step {Step} stopped on an unexpected error.")]
    public static partial void StepFailedUnexpectedly(this ILogger log, Exception error, string run, string step);

    /// <summary>A row stopped on an unexpected exception; it is logged as failed, and the run continues.</summary>
    [LoggerMessage(1113, LogLevel.Error, "Run {Run}: row {Row} stopped on an unexpected error and is logged as failed.")]
    public static partial void RowFailedUnexpectedly(this ILogger log, Exception error, string run, int row);

    /// <summary>A new refresh token of an ERP login could not be stored.</summary>
    [LoggerMessage(1131, LogLevel.Warning,
        "A renewed refresh token of an ERP could not be stored in container logins, blob {Blob}. This host keeps it and tries again. "
            + "If the host ends before that, get a new refresh token from the ERP and configure it.")]
    public static partial void RefreshTokenNotStored(this ILogger log, Exception error, string blob);

    /// <summary>Another host took over this host's lease.</summary>
    [LoggerMessage(
        1120, LogLevel.Error, "Another host took over '{Name}' on this storage account while this one runs. Orders may be sent twice: stop one of the two.")]
    public static partial void SecondHostStarted(this ILogger log, string name);

    /// <summary>The check for another host of the same name failed.</summary>
    [LoggerMessage(1121, LogLevel.Warning, "Storage does not respond; whether another host is named '{Name}' was not checked.")]
    public static partial void HostNameNotChecked(this ILogger log, string name);

    /// <summary>A stored run could not be started immediately.</summary>
    [LoggerMessage(1122, LogLevel.Warning, "Run {Run} is stored, but Durable Functions did not start it: {Reason} It is launched again within two minutes.")]
    public static partial void RunLaunchFailed(this ILogger log, string run, string reason);

    /// <summary>The timers of the slots within a minute could not be started.</summary>
    [LoggerMessage(1125, LogLevel.Warning, "The timers of {Instance} could not be started: {Reason} The next tick starts the flows that are due.")]
    public static partial void ScheduleTimersFailed(this ILogger log, string instance, string reason);

    /// <summary>A setting of the product has an unknown name.</summary>
    [LoggerMessage(1123, LogLevel.Warning, "The setting {Setting} is unknown to this host and has no effect. {Hint}")]
    public static partial void SettingUnknown(this ILogger log, string setting, string hint);

    /// <summary>A setting has an invalid value, so the host does not start.</summary>
    [LoggerMessage(1124, LogLevel.Critical, "The host does not start. {Reason}")]
    public static partial void SettingInvalid(this ILogger log, string reason);

    /// <summary>A request was answered with 503.</summary>
    [LoggerMessage(1201, LogLevel.Warning, "{Method} {Path}: storage did not respond or returned an error: {Reason}")]
    public static partial void RequestMetStorageFailure(this ILogger log, string method, string? path, string reason);

    /// <summary>A change was made, but the log of changes did not accept its entry.</summary>
    [LoggerMessage(1203, LogLevel.Error,
        "{Method} {Path} made a change that table 'changes' does not have: storage did not respond or returned an error: {Reason}")]
    public static partial void ChangeNotLogged(this ILogger log, string method, string? path, string reason);

    /// <summary>A key was refused.</summary>
    [LoggerMessage(1210, LogLevel.Warning, "{Method} {Path}: the key {Key} from {Address} was refused.")]
    public static partial void KeyRefused(this ILogger log, string method, string? path, string key, string address);

    /// <summary>The time of the last use of a key could not be stored.</summary>
    [LoggerMessage(1211, LogLevel.Warning, "The time of the last use of key {Key} could not be stored: {Reason}")]
    public static partial void KeyUseNotStored(this ILogger log, string key, string reason);

    /// <summary>A request was answered with 500.</summary>
    [LoggerMessage(1202, LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void RequestFailed(this ILogger log, Exception error, string method, string? path);

    /// <summary>A file could not be read to its end while it was sent, so the connection was aborted.</summary>
    [LoggerMessage(1204, LogLevel.Error, "{Method} {Path} was cut off after a part of the response was sent.")]
    public static partial void ResponseCutOff(this ILogger log, Exception error, string method, string? path);

    /// <summary>A dry run stopped on an unexpected error.</summary>
    [LoggerMessage(1220, LogLevel.Error, "Dry run {Id} stopped on an unexpected error.")]
    public static partial void DryRunFailed(this ILogger log, Exception error, string id);

    /// <summary>A purge is complete.</summary>
    [LoggerMessage(1140, LogLevel.Information, "Old data was purged: {Deleted} entities and blobs.")]
    public static partial void PurgeFinished(this ILogger log, long deleted);

    /// <summary>A kind of data could not be purged; the others are.</summary>
    [LoggerMessage(1141, LogLevel.Error, "Old data of '{Rule}' cannot be purged; the next purge tries again.")]
    public static partial void PurgeFailed(this ILogger log, Exception error, string rule);

    /// <summary>A purge stopped in the middle.</summary>
    [LoggerMessage(1142, LogLevel.Warning, "The purge of old data was interrupted; it continues in some minutes.")]
    public static partial void PurgeInterrupted(this ILogger log, Exception? error);
}
