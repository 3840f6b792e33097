using System.Diagnostics;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Prepares an order for its request: order script, then the check of the order object. Nothing is stored or sent.</summary>
public sealed class OrderPreparation(ScriptStep scripts)
{
    internal async Task<PreparedOrder> RunAsync(
        FlowVersion flow, ReadOnlyMemory<byte> order, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        ScriptResult? ran = null;
        if (flow.Definition.OrderScript is { } script)
        {
            ran = await scripts.RunAsync(flow.Name, script, order, attributes, cancellation);
            attributes = ran.Attributes;
            if (ran.Failure is { } failed)
                return Prepared(null, failed with { Message = $"Order script: {failed.Message}" });
            order = ran.Output;
        }

        var read = OrderObject.Read(order, flow.Definition.Omnitron.SendOrderNumber);
        if (!read.Succeeded)
            return Prepared(null, read.Failure);
        return flow.Definition.Direction == Direction.Outbound && string.IsNullOrEmpty(read.Value.Number)
            ? Prepared(null, new Failure("order.shape", $"The order has no order number. {OrderObject.NumberRule}"))
            : Prepared(read.Value, null);

        PreparedOrder Prepared(OrderObject? body, Failure? failure) => new(order, attributes, began) { Script = ran, Order = body, Failure = failure };
    }
}
