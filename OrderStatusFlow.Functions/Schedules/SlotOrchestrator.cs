using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>The orchestrator function of a minute: waits for each slot, and starts the flows that are due.</summary>
internal static class SlotOrchestrator
{
    public const string Name = "MinuteSlots";

    [Function(Name)]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, DateTimeOffset[] slots)
    {
        foreach (var slot in slots)
        {
            if (slot.UtcDateTime > context.CurrentUtcDateTime)
                await context.CreateTimer(slot.UtcDateTime, CancellationToken.None);
            // The activity does not fail. After a failure of storage, the next slot or tick starts what is left.
            await context.CallActivityAsync<int>(SlotFunctions.Name, slot);
        }

        return slots.Length;
    }
}
