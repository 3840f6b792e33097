using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Repeats an activity that throws. Failures of ERP and Omnitron are values: what is thrown is storage that does not answer, or an unexpected error.</summary>
/// <remarks>
/// Unexpected errors are counted, and <see cref="RunRetryOptions.MaxAttempts"/> of them end the run. Failures of storage and stops of the host are not, up to some hours
/// of them: each attempt makes the history longer.
/// </remarks>
internal static class DurableRetry
{
    private const int MaxHostFailures = 100;
    private static readonly string[] OfTheHost = [nameof(StorageFailureException), nameof(OperationCanceledException), nameof(TaskCanceledException), nameof(RunDeferredException)];

    // An orchestrator has no services; app settings are environment variables.
    private static readonly RunRetryOptions Retry = new ConfigurationBuilder().AddEnvironmentVariables().Build().ReadHostSettings<RunRetryOptions>();

    /// <summary>Options for one call of an activity; they count its errors.</summary>
    public static TaskOptions Options()
    {
        var errors = 0;
        return TaskOptions.FromRetryHandler(async failed =>
        {
            if (failed.LastFailure.ErrorType.EndsWith(nameof(ProcessDiedException), StringComparison.Ordinal))
                return false;
            if (!IsOfTheHost(failed.LastFailure))
                errors++;
            if (errors >= Retry.MaxAttempts || failed.LastAttemptNumber - errors >= MaxHostFailures)
                return false;
            var context = failed.OrchestrationContext;
            await context.CreateTimer(context.CurrentUtcDateTime + Retry.DelayAfter(failed.LastAttemptNumber), CancellationToken.None);
            return true;
        });
    }

    private static bool IsOfTheHost(TaskFailureDetails failure) => OfTheHost.Any(type => failure.ErrorType.EndsWith(type, StringComparison.Ordinal));
}
