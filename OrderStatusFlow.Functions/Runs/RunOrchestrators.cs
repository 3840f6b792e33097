using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>The orchestrator functions.</summary>
internal static class RunOrchestrators
{
    [Function("InboundRun")]
    public static Task<RunTotals> InboundRunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) =>
        RunAsync(InboundRun.Orchestration, context, input);

    [Function("OutboundRun")]
    public static Task<RunTotals> OutboundRunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) =>
        RunAsync(OutboundRun.Orchestration, context, input);

    [Function("Rerun")]
    public static Task<RunTotals> RerunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) =>
        RunAsync(RerunRun.Orchestration, context, input);

    [Function("WriteRows")]
    public static Task<Unit> WriteRowsAsync([OrchestrationTrigger] TaskOrchestrationContext context, WriteRowsInput input) =>
        WriteBatchOrchestration.Orchestration.Run(new DurableRunContext(context), input);

    private static async Task<RunTotals> RunAsync(Orchestration<RunStart, RunTotals> orchestration, TaskOrchestrationContext context, RunInput input)
    {
        var run = new DurableRunContext(context, input);
        try
        {
            return await orchestration.Run(run, input.Start);
        }
        catch (TaskFailedException error)
        {
            // The orchestration ends here, so the run's log must be completed, and no batch may write rows after that.
            await run.EndAsync();
            var failure =
                new Failure(HostErrors.Code, $"{error.TaskName} failed at each attempt. The host's log contains the cause. Correct it, then start a new run.");
            var cause = error.FailureDetails.Cause();
            var exception = new HostException(cause.ErrorType, cause.ErrorMessage);
            await run.CallAsync(AbortStep.Activity, "end-early",
                new CloseRunInput { Start = input.Start, FailedStep = StepOf(error.TaskName), Failure = failure, Exception = exception });
            throw;
        }
    }

    private static string StepOf(string task) => task switch
    {
        "Login" => "login",
        "ReadPage" => "read",
        "Transform" => "mapping",
        _ => "write",
    };
}
