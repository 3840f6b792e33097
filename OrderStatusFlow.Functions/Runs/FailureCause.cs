using Microsoft.DurableTask;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Finds the exception that caused a failure of Durable Task.</summary>
internal static class FailureCause
{
    /// <summary>The failure of the activity. It is the inner failure of the orchestration and of its parent.</summary>
    public static TaskFailureDetails Cause(this TaskFailureDetails failure) =>
        failure.InnerFailure is { } inner && failure.ErrorType == typeof(TaskFailedException).FullName ? inner.Cause() : failure;
}
