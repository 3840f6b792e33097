using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>Checks flows that start after runs of other flows.</summary>
public static class TriggerChain
{
    /// <summary>Rejects a flow that would start after its own runs, directly or through other flows.</summary>
    /// <returns>Null if the chain ends. A flow that does not exist or cannot be read ends it.</returns>
    public static async Task<Failure?> CheckAsync(FlowName name, FlowDefinition definition, FlowStore flows, CancellationToken cancellation)
    {
        var chain = new List<string> { name.ToString() };
        var next = definition.Schedule?.TriggeredBy;
        while (FlowName.TryParse(next, out var other))
        {
            chain.Add(next);
            if (other == name)
            {
                return new Failure("flow.invalid", $"The flow would wait for itself ({string.Join(" waits for ", chain)}): one start would never end.")
                { Place = "$.schedule.triggeredBy" };
            }

            if (chain.IndexOf(next) < chain.Count - 1)
                return null;
            next = await CauseAsync(other, flows, cancellation);
        }

        return null;
    }

    private static async Task<string?> CauseAsync(FlowName flow, FlowStore flows, CancellationToken cancellation)
    {
        try
        {
            return (await flows.FindAsync(flow, cancellation))?.Definition.Schedule?.TriggeredBy;
        }
        catch (UnreadableFlowException)
        {
            return null;
        }
    }
}
