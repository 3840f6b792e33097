using System.Runtime.InteropServices;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Expressions;
using OrderStatusFlow.Json;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Script, mapping and split: from a page as the ERP gave it to single order objects.</summary>
public sealed class PageTransform(Engines engines, IScriptHttpClient door, TimeProvider clock)
{
    internal async Task<PageOrders> ApplyAsync(FlowVersion flow, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes, Action<string> entering, CancellationToken cancellation)
    {
        var definition = flow.Definition;
        if (definition.Script is { } script)
        {
            entering("script");
            var ran = await RunScriptAsync(flow.Name, script, page, attributes, cancellation);
            if (ran.Failure is { } failure)
                return PageOrders.Failed("script", failure, ran.Attributes);
            (page, attributes) = (ran.Output, ran.Attributes);
        }

        entering("mapping");
        using var span = Spans.Part("mapping");
        var orders = MapAndSplit(definition, page, attributes, cancellation);
        Spans.Failed(span, orders.Failure);
        return orders;
    }

    private PageOrders MapAndSplit(FlowDefinition definition, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        if (definition.Mapping is { } mapping)
        {
            var mapped = Map(mapping, page, attributes, cancellation);
            if (!mapped.Succeeded)
                return PageOrders.Failed("mapping", mapped.Failure, attributes);
            page = mapped.Value;
        }
        else if (definition is { Script: null, Erp.ItemsPath: { } path })
        {
            // With nothing to transform it, the page's items are the orders.
            try
            {
                page = JsonPaths.Find(page, path) ?? "[]"u8.ToArray();
            }
            catch (JsonException exception)
            {
                return PageOrders.Failed("mapping", Unusable($"no orders: itemsPath cannot be followed ({exception.Message})"), attributes);
            }
        }

        return Split(page, attributes);
    }

    internal async Task<ScriptResult> RunScriptAsync(
        FlowName flow, ScriptDefinition script, ReadOnlyMemory<byte> input, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        var engine = engines.Script(script.Engine);
        if (!engine.Succeeded)
            return new ScriptResult { Output = default, Attributes = attributes, Failure = engine.Failure, Duration = TimeSpan.Zero };
        var job = new ScriptJob
        {
            Flow = flow.ToString(),
            Source = script.Source,
            Input = input,
            Attributes = attributes,
            Limits = ScriptLimits.Default with { Time = script.Timeout, MemoryBytes = (long)script.MemoryMb << 20 },
            Door = script.AllowRequests ? door : null,
        };
        using var span = Spans.Part("script");
        span?.SetTag(TelemetryNames.Engine, engine.Value.Name);
        var ran = (await engine.Value.RunAsync(job, cancellation)).LimitAttributes(attributes);
        Spans.Failed(span, ran.Failure);
        return ran;
    }

    private Result<ReadOnlyMemory<byte>> Map(MappingDefinition mapping, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        var engine = engines.Mapping(mapping.Engine);
        if (!engine.Succeeded)
            return engine.Failure;
        var spec = mapping.Spec;
        if (mapping.Expressions)
        {
            var evaluated = ExpressionJson.Evaluate(spec, attributes, new ExpressionContext { Clock = clock });
            if (!evaluated.Succeeded)
                return evaluated.Failure;
            spec = evaluated.Value;
        }

        var compiled = engine.Value.Compile(spec);
        return compiled.Mapping is { } ready ? ready.Apply(page, attributes, cancellation) : compiled.Errors[0];
    }

    private static PageOrders Split(ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes)
    {
        try
        {
            // Here pass the orders of every page, whether the ERP, a script or a mapping wrote them.
            using var json = JsonDocument.Parse(UnpairedSurrogates.Replace(page), new JsonDocumentOptions { MaxDepth = RunJson.MaxDepth });
            var root = json.RootElement;
            if (root.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
                return PageOrders.Failed("mapping", Unusable(root.ValueKind == JsonValueKind.Null ? "null (nothing in the page matched the mapping)" : Shown(root)), attributes);
            // One row that is no object is that row's trouble; when none is one, the mapping is wrong.
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 && root.EnumerateArray().All(static row => row.ValueKind != JsonValueKind.Object))
                return PageOrders.Failed("mapping", Unusable($"an array of {root.GetArrayLength()} without an object in it, which begins with {Shown(root[0])}"), attributes);
            IEnumerable<JsonElement> orders = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : [root];
            return new PageOrders([.. orders.Select(OneLine)], attributes, null, null);
        }
        catch (JsonException error)
        {
            var place = $"line {error.LineNumber + 1}, position {error.BytePositionInLine + 1}";
            return PageOrders.Failed("mapping", Unusable("text that is not JSON") with { Place = place }, attributes);
        }
    }

    private static Failure Unusable(string came) =>
        new("mapping.orders", $"The write step needs an array of order objects, but script and mapping gave {came}. Look at the end of the mapping: its result must be [{{\"order\": ..., \"orderitem_set\": [...]}}, ...].");

    private static string Shown(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        _ => "true or false",
    };

    private static byte[] OneLine(JsonElement order) => JsonLines.ToSingleLine(JsonMarshal.GetRawUtf8Value(order));
}

/// <summary>A page's orders, each as JSON on one line, and the attributes after its script; or the step that failed.</summary>
internal sealed record PageOrders(IReadOnlyList<byte[]> Orders, IReadOnlyDictionary<string, string> Attributes, string? FailedStep, Failure? Failure)
{
    /// <summary>The <see cref="OrderKey"/> of each order.</summary>
    public IReadOnlyList<ulong> Keys => field ??= [.. Orders.Select(order => OrderKey.Of(OrderObject.Look(order).Number))];

    /// <summary>The orders that come more than once.</summary>
    public RepeatedOrders Repeated => field ??= RepeatedOrders.Find(Keys, Orders);

    public static PageOrders Failed(string step, Failure failure, IReadOnlyDictionary<string, string> attributes) => new([], attributes, step, failure);
}
