using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Expressions;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>Maps a page, and splits the result into order objects.</summary>
/// <param name="engines">The mapping engines of this host.</param>
/// <param name="clock">The clock of expressions in a mapping.</param>
public sealed class PageMapping(Engines engines, TimeProvider clock)
{
    internal PageOrders Apply(FlowDefinition flow, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes,
        CancellationToken cancellation)
    {
        using var span = Spans.Part("mapping");
        var orders = MapAndSplit(flow, page, attributes, cancellation);
        Spans.Failed(span, orders.Failure);
        return orders;
    }

    private PageOrders MapAndSplit(
        FlowDefinition definition, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        IReadOnlyList<Failure> warnings = [];
        if (definition.Mapping is { } mapping)
        {
            var mapped = Map(mapping, page, attributes, out warnings, cancellation);
            if (!mapped.Succeeded)
                return PageOrders.Failed(mapped.Failure, attributes) with { Warnings = warnings };
            page = mapped.Value;
        }
        else if (definition is { Script: null, Erp.ItemsPath: { } path })
        {
            // Without script and mapping, the page's items are the orders.
            try
            {
                page = JsonPaths.Find(page, path) ?? "[]"u8.ToArray();
            }
            catch (JsonException exception)
            {
                return PageOrders.Failed(Unusable($"no orders: itemsPath cannot be followed ({exception.Message})"), attributes);
            }
        }

        return Split(page, attributes) with { Output = page, Warnings = warnings };
    }

    private Result<ReadOnlyMemory<byte>> Map(
        MappingDefinition mapping, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes, out IReadOnlyList<Failure> warnings,
        CancellationToken cancellation)
    {
        warnings = [];
        var engine = engines.Mapping(mapping.Engine);
        if (!engine.Succeeded)
            return engine.Failure;
        var spec = SpecExpressions.Evaluate(mapping.Spec, mapping.Expressions, attributes, new ExpressionContext { Clock = clock });
        if (!spec.Succeeded)
            return spec.Failure;
        var compiled = engine.Value.Compile(spec.Value);
        warnings = compiled.Warnings;
        return compiled.Mapping is { } ready ? ready.Apply(page, attributes, cancellation) : compiled.Errors[0];
    }

    private static PageOrders Split(ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes)
    {
        try
        {
            // All orders pass here, whether the ERP, a script or a mapping wrote them.
            using var json = JsonDocument.Parse(UnpairedSurrogates.Replace(page), new JsonDocumentOptions { MaxDepth = RunJson.MaxDepth });
            var root = json.RootElement;
            if (root.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
                return Failed(Unusable(root.ValueKind == JsonValueKind.Null ? "null (nothing in the page matched the mapping)" : Shown(root)));
            // If no row is an object, the mapping is wrong. If some are not, only those rows fail.
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0
                && root.EnumerateArray().All(static row => row.ValueKind != JsonValueKind.Object))
                return Failed(Unusable($"an array of {root.GetArrayLength()} without an object in it, which begins with {Shown(root[0])}"));
            return PageOrders.Of(root, attributes);
        }
        catch (JsonException error)
        {
            var place = $"line {error.LineNumber + 1}, position {error.BytePositionInLine + 1}";
            return Failed(Unusable("text that is not JSON") with { Place = place });
        }

        PageOrders Failed(Failure failure) => PageOrders.Failed(failure, attributes);
    }

    private static Failure Unusable(string came) =>
        new("mapping.orders", $"The write step needs an array of order objects, but script and mapping gave {came}. Look at the end of the mapping: "
            + $"its result must be [{{\"order\": ..., \"orderitem_set\": [...]}}, ...].");

    private static string Shown(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        _ => "true or false",
    };

}
