using Microsoft.DurableTask;

namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>An orchestration of empty activities, all started at once: what the engine itself takes.</summary>
internal static class EmptyActivities
{
    public const string Orchestration = "Empties";
    private const string Activity = "Empty";

    public static void AddTo(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<int, int>(Orchestration, static async (context, count) =>
            (await Task.WhenAll(Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>(Activity, i)).ToArray())).Length);
        registry.AddActivityFunc<int, int>(Activity, static (_, i) => i);
    }
}
