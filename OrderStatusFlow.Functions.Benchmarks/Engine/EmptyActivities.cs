using Microsoft.DurableTask;

namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>An orchestration of empty activities, all started at once: what the engine itself takes.</summary>
internal sealed class EmptyActivities : TaskOrchestrator<int, int>
{
    public const string Orchestration = "Empties";
    private const string Activity = "Empty";

    public static void AddTo(DurableTaskRegistry registry)
    {
        registry.AddOrchestrator(Orchestration, static () => new EmptyActivities());
        registry.AddActivity(Activity, new Empty());
    }

    public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) =>
        (await Task.WhenAll(Enumerable.Range(0, input).Select(i => context.CallActivityAsync<int>(Activity, i)).ToArray())).Length;

    private sealed class Empty : TaskActivity<int, int>
    {
        public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(input);
    }
}
