using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Checks what an ERP posted before a run starts: what no step could turn into orders is refused while the ERP still waits for the response.</summary>
public static class OutboundPayload
{
    /// <summary>Checks the payload.</summary>
    /// <returns>Null when a run can start; else code, message and JSON path.</returns>
    public static Failure? Check(FlowDefinition flow, JsonElement payload)
    {
        if (flow.Script is not null)
            return null;
        if (payload.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return new Failure("http.body", "The body is a single JSON value, and the flow has no script that could turn it into orders. Send an order object or an array of them.") { Place = "$" };
        }

        if (flow.Mapping is not null)
            return null;
        if (payload.ValueKind == JsonValueKind.Object)
            return Twice(payload, "$");
        var index = 0;
        foreach (var order in payload.EnumerateArray())
        {
            if (order.ValueKind == JsonValueKind.Object && Twice(order, $"$[{index}]") is { } twice)
                return twice;
            index++;
        }

        return null;
    }

    private static Failure? Twice(JsonElement order, string path) => OrderObject.TwiceIn(order) is { } name
        ? new Failure("order.shape", $"The order has '{name}' twice; send it once.") { Place = $"{path}.{name}" }
        : null;
}
