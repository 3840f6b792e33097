using Microsoft.Extensions.Logging;

namespace OrderStatusFlow.Telemetry;

/// <summary>Every line that the product writes to its host's log. An event's id and the names in it stay as they are over releases; docs/telemetry.md lists them.</summary>
/// <remarks>10xx: runs. 11xx: a host, and its trouble. 12xx: trouble of a request.</remarks>
public static partial class LogEvents
{
    /// <summary>A run has ended and its log tells so. Said again after a crash in between; the last one counts.</summary>
    // infra/queries/runs.kql reads this line: alarms and the workbook live on it.
    [LoggerMessage(1001, LogLevel.Information, "Run {Run} of flow {Flow} ended: {Rows} rows, {Rejected} rejected, {Failed} failed, error {Error}")]
    public static partial void RunEnded(this ILogger log, string run, string flow, int rows, int rejected, int failed, string error);

    /// <summary>A schedule's slot was due.</summary>
    [LoggerMessage(1002, LogLevel.Information, "Flow {Flow} is due: run {Run}")]
    public static partial void FlowDue(this ILogger log, string flow, string run);

    /// <summary>Python for scripts was compiled: a warning when the app came with one that does not fit, or when it cannot be kept.</summary>
    [LoggerMessage(EventId = 1101, Message = "Python for scripts was compiled to machine code in {Seconds:0.0} s: {Reason}. {Kept}")]
    public static partial void PythonCompiled(this ILogger log, LogLevel level, double seconds, string reason, string kept);

    /// <summary>A run was stopped by storage.</summary>
    [LoggerMessage(1102, LogLevel.Warning, "Run {Run} stopped because storage does not answer; it goes on from its journal when it does.")]
    public static partial void RunStoppedByStorage(this ILogger log, string run);

    /// <summary>A run was stopped by a bug.</summary>
    [LoggerMessage(1103, LogLevel.Error, "Run {Run} stopped on an error of ours; it goes on from its journal in {Seconds} seconds.")]
    public static partial void RunStoppedByError(this ILogger log, Exception error, string run, double seconds);

    /// <summary>Unfinished runs cannot be looked for.</summary>
    [LoggerMessage(1104, LogLevel.Warning, "Storage does not answer; unfinished runs go on when it does.")]
    public static partial void RunsWaitForStorage(this ILogger log);

    /// <summary>Schedules cannot be looked at.</summary>
    [LoggerMessage(1105, LogLevel.Warning, "Storage does not answer; schedules go on when it does.")]
    public static partial void SchedulesWaitForStorage(this ILogger log);

    /// <summary>A run that its host left could not be looked after.</summary>
    [LoggerMessage(1106, LogLevel.Error, "Run {Run}, which its host left, cannot be looked after now; the next tick tries again.")]
    public static partial void LeftRunFailed(this ILogger log, Exception error, string run);

    /// <summary>An ERP login was given a new refresh token, and storage did not take it.</summary>
    [LoggerMessage(1131, LogLevel.Warning,
        "A renewed refresh token of an ERP could not be stored in container logins, blob {Blob}. This host keeps it and tries again. If the host ends before that, get a new refresh token from the ERP and configure it.")]
    public static partial void RefreshTokenNotStored(this ILogger log, Exception error, string blob);

    /// <summary>Another host took over the lease that makes this one the only one.</summary>
    [LoggerMessage(1120, LogLevel.Error, "Another host took over '{Name}' on this storage account while this one runs. Orders may be sent twice: stop one of the two.")]
    public static partial void SecondHostStarted(this ILogger log, string name);

    /// <summary>Whether another host has this one's name could not be checked.</summary>
    [LoggerMessage(1121, LogLevel.Warning, "Storage does not answer; whether another host is named '{Name}' was not checked.")]
    public static partial void HostNameNotChecked(this ILogger log, string name);

    /// <summary>A stored run could not be launched at once.</summary>
    [LoggerMessage(1122, LogLevel.Warning, "Run {Run} is stored, but Durable Functions did not take it: {Reason} It is launched again within two minutes.")]
    public static partial void RunLaunchFailed(this ILogger log, string run, string reason);

    /// <summary>A request was answered 503.</summary>
    [LoggerMessage(1201, LogLevel.Warning, "{Method} {Path}: storage does not answer as it should. {Reason}")]
    public static partial void RequestMetStorageTrouble(this ILogger log, string method, string? path, string? reason);

    /// <summary>A request was answered 500.</summary>
    [LoggerMessage(1202, LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void RequestFailed(this ILogger log, Exception error, string method, string? path);
}
