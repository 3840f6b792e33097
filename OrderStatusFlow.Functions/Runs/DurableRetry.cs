using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Retries an activity that throws. Failures of ERP and Omnitron are return values; exceptions are storage failures or unexpected errors.</summary>
/// <remarks>
/// <see cref="RunRetryOptions.MaxAttempts"/> unexpected errors end the run. Storage failures and stops of the host are not counted, but are retried for
/// some hours at most, because each attempt extends the history.
/// </remarks>
internal static class DurableRetry
{
    private const int MaxHostFailures = 100;
    private static readonly string[] OfTheHost =
        [nameof(StorageFailureException), nameof(OperationCanceledException), nameof(TaskCanceledException), nameof(RunDeferredException)];

    // An orchestrator has no services. App settings are environment variables.
    private static readonly RunRetryOptions Retry = new ConfigurationBuilder().AddEnvironmentVariables().Build().ReadHostSettings<RunRetryOptions>();

    /// <summary>Creates the options for one call of an activity, which count its errors.</summary>
    /// <param name="retrying">Called before each further attempt, in each replay.</param>
    public static TaskOptions Options(Action retrying)
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
            retrying();
            var context = failed.OrchestrationContext;
            await context.CreateTimer(context.CurrentUtcDateTime + Retry.DelayAfter(failed.LastAttemptNumber), CancellationToken.None);
            return true;
        });
    }

    private static bool IsOfTheHost(TaskFailureDetails failure) => OfTheHost.Any(type => failure.ErrorType.EndsWith(type, StringComparison.Ordinal));
}
