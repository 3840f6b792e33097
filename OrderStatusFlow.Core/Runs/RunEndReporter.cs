using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Reports the end of a run: alert, statistics, error group, alarms, metrics, span and log events.</summary>
public sealed class RunEndReporter(
    RunAlerts alerts, HourlyStatistics statistics, ErrorGroups errors, OrderIndex orders, AlarmTick alarms, RunMeter meter,
    ILogger<RunEndReporter> log)
{
    /// <summary>Counts the run, and raises an alert if it failed on an error of this host; otherwise clears the alert of earlier attempts. It may be
    /// called again for the same run.</summary>
    internal async Task RecordAsync(RunStart start, RunRecord ended, CancellationToken cancellation)
    {
        await statistics.AddAsync(ended, cancellation);
        if (ended.Status == RunStatus.Empty && start.Parameters.GetValueOrDefault(ParameterNames.Number) is { Length: > 0 } order && HasNoItems(ended))
            await orders.AddAbsenceAsync(start.Id, order, cancellation);
        if (IsHostError(ended))
            await alerts.RaiseAsync(start.Id, RunAlertState.Failed, ended.Error!.Code, cancellation);
        else if (ended.Recovery is not null)
            await alerts.ClearAsync(start.Id, cancellation);
    }

    /// <summary>Adds the error that ended the run to its group, or closes the groups of earlier runs. Then evaluates the alarms of the flow.</summary>
    internal async Task NotifyAsync(RunStart start, FlowVersion? flow, RunRecord ended, string? failedStep, CancellationToken cancellation)
    {
        if (ended.Error?.Code != RunCompletion.Cancelled.Code)
            await errors.EndAsync(start, failedStep ?? "run", ended.Error, cancellation);
        await alarms.EndedAsync(flow, ended, cancellation);
    }

    /// <summary>Records metrics and the run's span, and logs the end.</summary>
    internal void Report(RunStart start, RunRecord ended)
    {
        meter.Run(ended);
        RunSpans.RecordRun(start, ended, () => Log(ended));
    }

    private void Log(RunRecord ended)
    {
        var totals = ended.Totals;
        log.RunEnded(ended.RunId, ended.Flow, totals.Rows, totals.Rejected, totals.Failed, ended.Error?.Code ?? "none");
        if (ended.Status != RunStatus.Failed)
            return;
        var (code, reason) = ended.Error is { } error ? (error.Code, error.Message)
            : ("rows", $"{(totals.Rows == 1 ? "The only row was not" : $"None of {totals.Rows} rows was")} written: "
                + $"{totals.Rejected} rejected, {totals.Failed} failed. "
                + "The run's rows contain the reasons.");
        log.RunFailed(IsHostError(ended) ? LogLevel.Error : LogLevel.Warning, ended.RunId, ended.Flow, code, reason);
    }

    // A mapping may leave out an order that the ERP returned.
    private static bool HasNoItems(RunRecord run) => run.Steps.FirstOrDefault(step => step.Step == "read") is not { RowsOut: > 0 };

    private static bool IsHostError(RunRecord run) => run is { Status: RunStatus.Failed, Error.Code: HostErrors.Code };
}
