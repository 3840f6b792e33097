using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api;

internal static class FlowEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/flows", ListAsync);
        api.MapGet("/flows/{flow}", GetAsync);
        api.MapPut("/flows/{flow}", PutAsync);
        api.MapDelete("/flows/{flow}", DeleteAsync);
    }

    public static IResult Unknown(string flow) =>
        Problems.Of(404, "flow.unknown", $"There is no flow '{flow}'. GET /api/flows lists all flows.");

    private static async Task<IResult> ListAsync(FlowStore flows, CancellationToken cancellation)
    {
        var items = new List<object>();
        await foreach (var (flow, unreadable) in flows.ListAllAsync(cancellation))
        {
            items.Add(flow is not null
                ? new
                {
                    name = flow.Name.ToString(),
                    version = flow.Version,
                    direction = flow.Definition.Direction,
                    enabled = flow.Definition.Enabled
                }
                : new { name = unreadable!.Name.ToString(), version = unreadable.Version, error = unreadable.Reason });
        }

        return Results.Ok(new { items });
    }

    private static async Task<IResult> GetAsync(string flow, FlowStore flows, HttpContext context, CancellationToken cancellation)
    {
        try
        {
            if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
                return Unknown(flow);
            context.Response.Headers.ETag = $"\"{found.Version}\"";
            return Results.Ok(found.Json);
        }
        catch (UnreadableFlowException e)
        {
            context.Response.Headers.ETag = $"\"{e.Flow.Version}\"";
            return Results.Ok(Shown(e.Flow));
        }
    }

    // PUT with this ETag replaces the definition and so repairs the flow.
    private static object Shown(UnreadableFlow flow) => new
    {
        name = flow.Name.ToString(),
        version = flow.Version,
        error = flow.Reason,
        errors = flow.Errors.Select(error => new { path = error.Place, error.Code, error.Message }),
        definition = Definition(flow.Text),
    };

    // Valid JSON is returned as JSON, anything else as the stored text.
    private static object? Definition(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.SerializeToElement(JsonElement.Parse(text), RunJson.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return text;
        }
    }

    private static async Task<IResult> PutAsync(string flow, FlowStore flows, FlowValidator validator, HttpContext context,
        CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name))
            return Problems.Of(400, new Failure("flow.name", FlowName.Rule) { Place = "name" });
        if (!TryExpected(context.Request, out var expected))
            return Problems.Of(400, "http.ifMatch", "The header If-Match must be the ETag of a flow, such as \"3\".");
        var (json, problem) = await JsonBody.ReadAsync(context.Request);
        if (problem is not null)
            return problem;
        if (JsonMarshal.GetRawUtf8Value(json).Length > FlowReader.MaxLength)
        {
            var message = $"A flow's definition may have at most {FlowReader.MaxLength:N0} bytes.";
            return Problems.Of(400, new Failure("flow.invalid", message) { Place = "$" });
        }

        var (definition, errors) = FlowReader.Read(json);
        if (definition is not null)
            errors = [.. errors, .. await validator.CheckAsync(definition, cancellation)];
        if (errors.Count == 0 && await TriggerChain.CheckAsync(name, definition!, flows, cancellation) is { } circle)
            errors = [circle];
        if (errors.Count > 0)
            return Problems.Of(400, [.. errors.Take(FlowReader.MaxErrors)]);
        var stored = await flows.PutAsync(name, json, expected, cancellation);
        if (!stored.Succeeded)
            return Problems.Of(412, stored.Failure);
        context.Response.Headers.ETag = $"\"{stored.Value.Version}\"";
        var answer = new { name = flow, version = stored.Value.Version };
        return stored.Value.Version == 1 ? Results.Created($"/api/flows/{flow}", answer) : Results.Ok(answer);
    }

    private static async Task<IResult> DeleteAsync(string flow, FlowStore flows, CancellationToken cancellation) =>
        FlowName.TryParse(flow, out var name) && await flows.DeleteAsync(name, cancellation) ? Results.NoContent() : Unknown(flow);

    private static bool TryExpected(HttpRequest request, out int? expected)
    {
        expected = null;
        var text = request.Headers.IfMatch.ToString().Trim();
        if (text is "" or "*")
            return true;
        var fits = int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        expected = version;
        return fits;
    }
}
