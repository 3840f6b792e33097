using System.Text.Json;
using OrderStatusFlow.Core.Erp.Responses;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>Checks the body that an ERP posted, before a run starts. A body that no step could convert to orders is rejected in the
/// response.</summary>
public static class OutboundPayload
{
    /// <summary>Checks the payload.</summary>
    /// <returns>What is wrong with it, each error with the JSON path in the payload.</returns>
    public static PayloadErrors Check(FlowDefinition flow, JsonElement payload)
    {
        if (flow.Script is not null)
            return PayloadErrors.None;
        if (payload.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return PayloadErrors.Refused(new Failure("http.body", "The body is a single JSON value, and the flow has no script that could turn it "
                + "into orders. Send an order object or an array of them.")
            { Place = "$" });
        }

        // A mapping or the order script may still supply what is missing.
        if (flow.Mapping is not null || flow.Erp?.ItemsPath is not null)
            return PayloadErrors.None;
        IEnumerable<(JsonElement Order, string Path)> orders = payload.ValueKind == JsonValueKind.Object
            ? [(payload, "$")] : payload.EnumerateArray().Select(static (order, index) => (order, $"$[{index}]"));
        var (count, errors) = (0, new List<Failure>());
        foreach (var (order, path) in orders)
        {
            if (order.ValueKind == JsonValueKind.Object && Twice(order, path) is { } twice)
                return PayloadErrors.Refused(twice);
            count++;
            if (flow.OrderScript is null && Wrong(order, count, path, payload.ValueKind == JsonValueKind.Array) is { } wrong)
                errors.Add(wrong);
        }

        return new PayloadErrors([.. errors.Take(FlowReader.MaxErrors)], errors.Count > 0 && errors.Count == count);
    }

    private static Failure? Wrong(JsonElement order, int ordinal, string path, bool isOneOfMany)
    {
        var what = isOneOfMany ? $"Order {ordinal} of the body" : "The order";
        if (order.ValueKind != JsonValueKind.Object)
            return new Failure("order.shape", $"{what} is not an object. Send {{\"order\": ..., \"orderitem_set\": [...]}}.") { Place = path };
        if (!OrderObject.HasNumber(order))
            return new Failure("order.shape", $"{what} has no order number. {OrderObject.NumberRule}") { Place = $"{path}.order" };
        var number = order.GetProperty("order").ToString();
        return OrderObject.WrongItems(order) is { } wrong
            ? new Failure("order.shape", $"{what} ({SafeText.Truncate(number, 60)}) cannot be used. {wrong}") { Place = $"{path}.orderitem_set" }
            : null;
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
