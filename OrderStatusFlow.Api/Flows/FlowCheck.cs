using System.Runtime.InteropServices;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Expressions;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Api.Flows;

/// <summary>The check of a definition before it is stored or tried.</summary>
/// <param name="Definition">The definition; null if it cannot be read. Use it only without errors.</param>
/// <param name="Errors">All errors, each with its JSON path.</param>
/// <param name="Warnings">What is allowed but probably not intended, each with its JSON path.</param>
internal sealed record FlowCheck(FlowDefinition? Definition, IReadOnlyList<Failure> Errors, IReadOnlyList<Failure> Warnings)
{
    // The parts of a definition that can have expressions.
    private static readonly string[] WithExpressions = ["erp", "mapping"];

    /// <summary>The errors and warnings of a definition that is a member of a request's body.</summary>
    public FlowCheck AsMember(string name) => this with
    {
        Errors = [.. Errors.Select(error => error with { Place = $"$.{name}{error.Place?.TrimStart('$')}" })],
        Warnings = [.. Warnings.Select(warning => warning with { Place = $"$.{name}{warning.Place?.TrimStart('$')}" })],
    };

    /// <summary>Checks a definition by itself and on this host.</summary>
    public static async Task<FlowCheck> RunAsync(JsonElement json, FlowValidator validator, CancellationToken cancellation)
    {
        if (JsonMarshal.GetRawUtf8Value(json).Length > FlowReader.MaxLength)
        {
            var message = $"A flow's definition may have at most {FlowReader.MaxLength:N0} bytes.";
            return new FlowCheck(null, [new Failure("flow.invalid", message) { Place = "$" }], []);
        }

        var (definition, errors) = FlowReader.Read(json);
        if (definition is null)
            return new FlowCheck(null, errors, []);
        var found = await validator.CheckWithWarningsAsync(definition, cancellation);
        var repeated = RepeatedMembers.Find(json, "flow.repeated", FlowReader.MaxErrors);
        return new FlowCheck(definition, [.. errors.Concat(found.Errors).Take(FlowReader.MaxErrors)], [.. repeated, .. OfExpressions(json), .. found.Warnings]);
    }

    /// <summary>Checks a definition as <see cref="RunAsync(JsonElement, FlowValidator, CancellationToken)"/> does, and among the other flows.</summary>
    public static async Task<FlowCheck> RunAsync(
        FlowName name, JsonElement json, FlowValidator validator, FlowStore flows, CancellationToken cancellation)
    {
        var check = await RunAsync(json, validator, cancellation);
        return check.Errors.Count == 0 && await TriggerChain.CheckAsync(name, check.Definition!, flows, cancellation) is { } circle
            ? check with { Errors = [circle] }
            : check;
    }

    private static IEnumerable<Failure> OfExpressions(JsonElement definition) =>
        from part in WithExpressions
        where definition.TryGetProperty(part, out _)
        from warning in ExpressionJson.Warn(definition.GetProperty(part))
        select warning with { Place = $"$.{part}{warning.Place![1..]}" };
}
