using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.DryRuns;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.DryRuns;

/// <summary>Opens the input of a dry run.</summary>
internal static class DryRunInputs
{
    public static Task<(DryRunSource? Source, ProblemHttpResult? Problem)> OpenAsync(
        FlowVersion flow, DryRunBody body, DryRunSources sources, CancellationToken cancellation) => body.Kind switch
        {
            "run" => OfRunAsync(flow, body, sources, cancellation),
            "erp" => OfErpAsync(flow, body, sources, cancellation),
            _ => OfPayloadAsync(flow, body, sources, cancellation),
        };

    private static async Task<(DryRunSource?, ProblemHttpResult?)> OfRunAsync(
        FlowVersion flow, DryRunBody body, DryRunSources sources, CancellationToken cancellation)
    {
        var given = body.Value.GetString()!;
        if (!RunId.TryParse(given, out var run) || run.Flow != flow.Name)
            return (null, Problems.Of(404, new Failure("run.unknown", $"Flow '{flow.Name}' has no run '{given}'.") { Place = "$.input.run" }));
        var opened = await sources.OfRunAsync(flow, run, body.Rows, cancellation);
        if (opened.Succeeded)
            return (opened.Value, null);
        var failure = opened.Failure!;
        return failure.Code switch
        {
            "row.unknown" => (null, Problems.Of(400, failure with { Place = $"$.input.rows[{failure.Place}]" })),
            "run.unknown" => (null, Problems.Of(404, failure with { Place = "$.input.run" })),
            _ => (null, Problems.Of(409, failure with { Place = "$.input.run" })),
        };
    }

    private static async Task<(DryRunSource?, ProblemHttpResult?)> OfErpAsync(
        FlowVersion flow, DryRunBody body, DryRunSources sources, CancellationToken cancellation)
    {
        if (flow.Definition.Direction == Direction.Outbound)
            return (null, Problems.Of(400, new Failure("flow.direction", "An outbound flow reads nothing from an ERP.") { Place = "$.input.erp" }));
        var (parameters, errors) = TriggerParameters.Parse(body.Parameters, flow.Definition.Erp!);
        return errors.Count > 0
            ? (null, Problems.Of(400, [.. errors.Select(e => e with { Place = $"$.input.erp.{e.Place}" })]))
            : (await sources.OfErpAsync(flow, parameters, cancellation), null);
    }

    private static async Task<(DryRunSource?, ProblemHttpResult?)> OfPayloadAsync(
        FlowVersion flow, DryRunBody body, DryRunSources sources, CancellationToken cancellation)
    {
        try
        {
            // A definition may have comments, a payload may not.
            JsonElement.Parse(body.Value.GetRawText(), new JsonDocumentOptions { MaxDepth = RunJson.MaxDepth });
        }
        catch (JsonException)
        {
            return (null, Problems.Of(400, new Failure("http.json", "The payload is not strict JSON.") { Place = "$.input.payload" }));
        }

        var (source, errors) = await sources.OfPayloadAsync(flow, body.Value, cancellation);
        return source is null
            ? (null, Problems.Of(400, [.. errors.Select(e => e with { Place = $"$.input.payload{e.Place?.TrimStart('$')}" })]))
            : (source, null);
    }
}
