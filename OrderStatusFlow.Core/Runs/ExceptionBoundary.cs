using Azure;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Turns an unexpected exception of one step or one row into its failure, so that the run ends instead of being repeated for ever.</summary>
/// <remarks>A storage failure or a cancellation passes: the run is resumed after it. The exception itself goes to the host's log, with run and row.</remarks>
public sealed class ExceptionBoundary(ILogger<ExceptionBoundary> logger)
{
    /// <summary>The code of every failure made here.</summary>
    public const string Code = "host.error";

    /// <summary>Runs a step.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">Gives the step's name when it has failed.</param>
    /// <param name="work">The step.</param>
    /// <param name="failed">Makes its result from the failure.</param>
    /// <param name="cancellation">The step's own; only a cancellation by it passes.</param>
    internal Task<T> StepAsync<T>(RunStart run, Func<string> step, Func<Task<T>> work, Func<Failure, Task<T>> failed, CancellationToken cancellation) => CatchAsync(work, exception =>
    {
        logger.StepFailedUnexpectedly(exception, run.Run, step());
        return failed(new Failure(Code, $"The step '{step()}' stopped on an unexpected error ({exception.GetType().Name}). {Report(run)}"));
    }, cancellation);

    /// <summary>Runs a row.</summary>
    internal Task<RowRecord?> RowAsync(RunStart run, int row, ReadOnlyMemory<byte> order, Func<Task<RowRecord?>> work, CancellationToken cancellation) => CatchAsync(work, exception =>
    {
        logger.RowFailedUnexpectedly(exception, run.Run, row);
        var number = OrderObject.Look(order).Number is { } found ? $" (order {SafeText.Truncate(found, 100)})" : "";
        return Task.FromResult<RowRecord?>(RowRecord.Stopped(row, order, new Failure(Code, $"Row {row}{number} stopped on an unexpected error ({exception.GetType().Name}). {Report(run)}")));
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
        // Storage answers, and refuses the content: it will refuse it again.
        RequestFailedException { Status: 400 or 413 } => true,
        _ => !StorageClients.IsStorageFailure(exception),
    };

    private static string Report(RunStart run) => $"This is a defect of Order Status Flow: report it with the host's log of run {run.Run}.";
}
