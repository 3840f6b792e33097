using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Expressions;
using OrderStatusFlow.Json;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Api.Previews;

/// <summary>Runs a script, a mapping, an expression or a schedule before it is used in a flow.</summary>
internal static class PreviewEndpoints
{
    // Tests of mappings and expressions block a thread. They run one at a time, so that threads remain for other requests.
    private static readonly SemaphoreSlim Turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    private static readonly TimeSpan MaxMappingTime = TimeSpan.FromSeconds(5);

    public static void MapPreviews(this IEndpointRouteBuilder api)
    {
        var test = api.MapGroup("/test").WithTags("Previews");
        test.MapPost("/script", ScriptAsync).RequireRole(Role.Edit)
            .Describe("testScript", "Runs a script", 400, 413).Accepts<ScriptPreviewRequest>("application/json");
        test.MapPost("/mapping", MappingAsync).RequireRole(Role.Edit).Describe("testMapping", "Applies a mapping", 400, 413)
            .Accepts<MappingPreviewRequest>("application/json");
        test.MapPost("/expression", ExpressionAsync).RequireRole(Role.View).ServesEveryCaller()
            .Describe("testExpression", "Evaluates an expression", 400, 413)
            .Accepts<ExpressionPreviewRequest>("application/json");
        test.MapSchedulePreview();
    }

    private static async Task<Results<Ok<ScriptPreview>, ProblemHttpResult>> ScriptAsync(HttpRequest request, Engines engines, IScriptHttpClient http,
        CancellationToken cancellation)
    {
        var (test, problem) = await TestRequest.ReadAsync(request, "source");
        if (test is null)
            return problem!;
        var engine = engines.Script(test.Text("engine") ?? "cpython");
        if (!engine.Succeeded)
            return Problems.Of(400, engine.Failure with { Place = "$.engine" });
        var python = test.Text("python") ?? ScriptPython.Auto;
        if (!ScriptPython.Settings.Contains(python))
            return Problems.OfMember("$.python", "'python' must be \"2\", \"3\" or \"auto\".");
        var job = new ScriptJob
        {
            Flow = "(test)",
            Python = python,
            Source = test.Text("source")!,
            Input = test.Input,
            Attributes = test.Attributes,
            Http = http,
        };
        var ran = (await engine.Value.RunAsync(job, cancellation)).LimitAttributes(test.Attributes);
        return TypedResults.Ok(ScriptPreview.Of(ran));
    }

    private static async Task<Results<Ok<MappingPreview>, ProblemHttpResult>> MappingAsync(HttpRequest request, Engines engines, TimeProvider clock,
        CancellationToken cancellation)
    {
        var (test, problem) = await TestRequest.ReadAsync(request, "spec");
        if (test is null)
            return problem!;
        var engine = engines.Mapping(test.Text("engine") ?? "jolt");
        if (!engine.Succeeded)
            return Problems.Of(400, engine.Failure with { Place = "$.engine" });
        bool? setting = test.Json.TryGetProperty("expressions", out var on) && on.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? on.GetBoolean() : null;
        var spec = SpecExpressions.Evaluate(test.Json.GetProperty("spec"), setting, test.Attributes, new ExpressionContext { Clock = clock });
        if (!spec.Succeeded)
            return Problems.Of(400, spec.Failure with { Place = $"$.spec{spec.Failure.Place?.TrimStart('$')}" });
        var compiled = engine.Value.Compile(spec.Value);
        IReadOnlyList<Failure> warnings =
            [.. compiled.Warnings, .. RepeatedMembers.Find(test.Json.GetProperty("spec"), "mapping.warning", FlowReader.MaxErrors)];
        if (compiled.Mapping is null)
            return Problems.Of(400, InSpec(compiled.Errors), InSpec(warnings));
        var mapped = await InTurnAsync(() => Apply(compiled.Mapping, test, cancellation), cancellation);
        if (!mapped.Succeeded)
            return Problems.Of(400, [mapped.Failure], InSpec(warnings));
        return TypedResults.Ok(MappingPreview.Of(mapped.Value, warnings));
    }

    private static async Task<Results<Ok<ExpressionPreview>, ProblemHttpResult>> ExpressionAsync(HttpRequest request, TimeProvider clock)
    {
        var (test, problem) = await TestRequest.ReadAsync(request, "expression");
        if (test is null)
            return problem!;
        if (test.Text("expression") is not { } text)
            return Problems.OfMember("$.expression", "'expression' must be a string.");
        var expression = Expression.Parse(text);
        if (!expression.Succeeded)
            return Problems.Of(400, expression.Failure);
        var context = new ExpressionContext { Clock = clock };
        var attributes = new PreviewAttributes(test.Attributes);
        var value = await InTurnAsync(() => expression.Value.Evaluate(attributes, context), request.HttpContext.RequestAborted);
        Failure[] warnings = [.. expression.Value.Warnings, .. attributes.Warnings];
        if (!value.Succeeded)
            return Problems.Of(400, [value.Failure], warnings);
        return TypedResults.Ok(new ExpressionPreview(value.Value, [.. warnings.Select(ProblemError.Of)]));
    }

    private static IReadOnlyList<Failure> InSpec(IReadOnlyList<Failure> failures) =>
        [.. failures.Select(failure => failure with { Place = $"$.spec{failure.Place?.TrimStart('$')}" })];

    private static async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await Turns.WaitAsync(cancellation);
        try
        {
            return work();
        }
        finally
        {
            Turns.Release();
        }
    }

    private static Result<ReadOnlyMemory<byte>> Apply(IMapping mapping, TestRequest test, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(MaxMappingTime);
        try
        {
            return mapping.Apply(test.Input, test.Attributes, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var message = $"The mapping took longer than {MaxMappingTime.TotalSeconds} s, the limit for tests. Use a smaller input.";
            return new Failure("mapping.limit", message) { Place = "$.input" };
        }
    }
}
