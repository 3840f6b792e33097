using System.Text.Json;
using OrderStatusFlow.Core.Erp.Responses;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Checks the body that an ERP posted, before a run starts. A body that no step could convert to orders is rejected in the
/// response.</summary>
public static class OutboundPayload
{
    /// <summary>Checks the payload.</summary>
    /// <returns>Null if a run can start; otherwise code, message and JSON path.</returns>
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

    /// <summary>Returns the document inside a payload that <c>erp.unwrap</c> names, or the payload itself if the flow has no such setting.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="payload">The payload as UTF-8 JSON.</param>
    /// <returns>The document, or <c>http.unwrap</c> with the JSON path that cannot be followed.</returns>
    public static Result<ReadOnlyMemory<byte>> Unwrap(FlowDefinition flow, ReadOnlyMemory<byte> payload)
    {
        if (flow.Erp is not { Unwrap: { Count: > 0 } paths } erp)
            return payload;
        try
        {
            var document = ResponseDocument.Parse(payload, isXml: false, erp);
            foreach (var path in paths)
            {
                if (!document.Succeeded)
                    break;
                var inner = document.Value.Unwrap(path, erp);
                if (inner is { Succeeded: true, Value: null })
                    return new Failure("http.unwrap", $"The body has no orders: the text at {path} is empty.") { Place = path };
                if (!inner.Succeeded)
                    return Refused(inner.Failure!, path);
                document = inner.Value!;
            }

            return document.Succeeded ? document.Value.Survey.Json : Refused(document.Failure, "$");
        }
        catch (System.Text.Json.JsonException exception)
        {
            return Refused(new Failure("http.unwrap", exception.Message), "$");
        }

        static Failure Refused(Failure failure, string path) => new("http.unwrap", failure.Message.Replace("response", "body", StringComparison.Ordinal))
        {
            Place = failure.Place is { } place ? $"{path}, {place}" : path,
        };
    }

    private static Failure? Twice(JsonElement order, string path) => OrderObject.TwiceIn(order) is { } name
        ? new Failure("order.shape", $"The order has '{name}' twice; send it once.") { Place = $"{path}.{name}" }
        : null;
}
