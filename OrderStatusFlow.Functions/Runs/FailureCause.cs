using Microsoft.DurableTask;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Finds the exception behind a failure that Durable Task reports.</summary>
internal static class FailureCause
{
    /// <summary>The failure of the activity itself: an orchestration, and its parent, fail with it as their inner failure.</summary>
    public static TaskFailureDetails Cause(this TaskFailureDetails failure) =>
        failure.InnerFailure is { } inner && failure.ErrorType == typeof(TaskFailedException).FullName ? inner.Cause() : failure;
}
