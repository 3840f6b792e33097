using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>The activity function that starts the flows of a slot within a minute.</summary>
internal sealed class SlotFunctions(DueFlows due, DurableRunLauncher launcher)
{
    public const string Name = "StartSlot";

    // The slot is passed on, because the clock of this host may be behind that of the host whose timer fired.
    [Function(Name)]
    public async Task<int> StartSlotAsync([ActivityTrigger] DateTimeOffset slot, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        launcher.Use(client);
        await due.TryTickAsync(slot, cancellation);
        return 0;
    }
}
