using Azure;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Converts an unexpected exception of a step or a row to a failure, so that the run ends instead of being repeated forever.</summary>
/// <remarks>Storage failures and cancellations are not converted, because the run is resumed after them. The host's log contains the
/// exception, with run and row.</remarks>
public sealed class ExceptionBoundary(ILogger<ExceptionBoundary> logger)
{
    /// <summary>Runs a step.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">Returns the name of the step, after it failed.</param>
    /// <param name="work">The step.</param>
    /// <param name="failed">Returns the result for a failure.</param>
    /// <param name="cancellation">The token of the step. A cancellation by another token is converted.</param>
    internal Task<T> StepAsync<T>(RunStart run, Func<string> step, Func<Task<T>> work, Func<Failure, Task<T>> failed, CancellationToken cancellation) =>
        CatchAsync(work, exception =>
    {
        logger.StepFailedUnexpectedly(exception, run.Run, step());
        return failed(new Failure(HostErrors.Code, $"The step '{step()}' stopped on an unexpected error ({exception.GetType().Name}). {Report(run)}"));
    }, cancellation);

    /// <summary>Runs a row.</summary>
    internal Task<RowRecord?> RowAsync(RunStart run, int row, ReadOnlyMemory<byte> order, Func<Task<RowRecord?>> work, CancellationToken cancellation) =>
        CatchAsync(work, exception =>
    {
        logger.RowFailedUnexpectedly(exception, run.Run, row);
        var number = OrderObject.Look(order).Number is { } found ? $" (order {SafeText.Truncate(found, 100)})" : "";
        var message = $"Row {row}{number} stopped on an unexpected error ({exception.GetType().Name}). {Report(run)}";
        return Task.FromResult<RowRecord?>(RowRecord.Stopped(row, order, new Failure(HostErrors.Code, message)));
    }, cancellation);

    private static async Task<T> CatchAsync<T>(Func<Task<T>> work, Func<Exception, Task<T>> failed, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (IsUnexpected(exception, cancellation))
        {
            return await failed(exception);
        }
    }

    private static bool IsUnexpected(Exception exception, CancellationToken cancellation) => exception switch
    {
        OperationCanceledException => !cancellation.IsCancellationRequested,
        // Storage responded and rejected the content. It would reject it again.
        RequestFailedException { Status: 400 or 413 } => true,
        _ => !StorageClients.IsStorageFailure(exception),
    };

    private static string Report(RunStart run) => $"This is a defect of Order Status Flow: report it with the host's log of run {run.Run}.";
}
