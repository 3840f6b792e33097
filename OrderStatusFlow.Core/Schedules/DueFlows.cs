using Azure.Data.Tables;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Schedules;

/// <summary>Starts the flows that are due: called by a tick every second or so, on any number of hosts.</summary>
/// <remarks>
/// Table <c>schedules</c> holds each flow's last slot. A slot's run id is made from the slot, so it starts once whoever ticks; a flow that still runs
/// is not started again; slots missed in a downtime come to one catch-up run, the latest.
/// </remarks>
public sealed class DueFlows(StorageClients storage, FlowStore flows, RunLog runs, RunStarter starter, TimeProvider clock)
{
    /// <summary>Starts what is due now.</summary>
    /// <returns>The runs that were started, here or by another host at this moment.</returns>
    public async Task<IReadOnlyList<RunStart>> TickAsync(CancellationToken cancellation)
    {
        var started = new List<RunStart>();
        HashSet<FlowName>? busy = null;
        Dictionary<FlowName, DateTimeOffset>? slots = null;
        await foreach (var flow in flows.ListAsync(cancellation))
        {
            if (flow.Definition is not { Enabled: true, Direction: Direction.Inbound, Schedule: { TriggeredBy: null } definition })
                continue;
            slots ??= await SlotsAsync(cancellation);
            if (!slots.TryGetValue(flow.Name, out var last))
            {
                // A new flow starts at its next slot, not at once.
                await SetSlotAsync(flow.Name, clock.GetUtcNow(), cancellation);
                continue;
            }

            if (DueSlot(definition, last) is not { } slot)
                continue;
            busy ??= await BusyAsync(cancellation);
            if (busy.Contains(flow.Name))
                continue;
            started.Add(await starter.ScheduledAsync(flow, slot, cancellation));
            await SetSlotAsync(flow.Name, slot, cancellation);
        }

        return started;
    }

    private DateTimeOffset? DueSlot(ScheduleDefinition definition, DateTimeOffset last)
    {
        var schedule = Schedule.Parse(definition);
        if (!schedule.Succeeded)
            return null;
        var now = clock.GetUtcNow();
        DateTimeOffset? due = null;
        // After a long downtime only the latest slot counts: begin near now instead of walking through every missed one.
        var hourAgo = now - TimeSpan.FromHours(1);
        var from = last < hourAgo && schedule.Value.Next(hourAgo) <= now ? hourAgo : last;
        for (var slot = schedule.Value.Next(from); slot <= now; slot = schedule.Value.Next(slot.Value))
            due = slot;
        return due;
    }

    private async Task<Dictionary<FlowName, DateTimeOffset>> SlotsAsync(CancellationToken cancellation)
    {
        var slots = new Dictionary<FlowName, DateTimeOffset>();
        await foreach (var entity in (await storage.TableAsync("schedules")).QueryAsync<TableEntity>(cancellationToken: cancellation))
            slots[FlowName.Parse(entity.PartitionKey)] = entity.GetDateTimeOffset("Slot")!.Value;
        return slots;
    }

    private async Task<HashSet<FlowName>> BusyAsync(CancellationToken cancellation)
    {
        var busy = new HashSet<FlowName>();
        await foreach (var (start, _) in runs.ActiveAsync(cancellation))
            busy.Add(start.Flow);
        return busy;
    }

    private async Task SetSlotAsync(FlowName flow, DateTimeOffset slot, CancellationToken cancellation) =>
        await (await storage.TableAsync("schedules")).UpsertEntityAsync(new TableEntity(flow.ToString(), "slot") { ["Slot"] = slot }, TableUpdateMode.Replace, cancellation);
}
