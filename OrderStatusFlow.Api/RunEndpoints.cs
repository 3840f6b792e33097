using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Api;

/// <summary>Lists and controls runs and their rows.</summary>
internal static class RunEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/flows/{flow}/runs", ListAsync);
        api.MapGet("/runs/{id}", GetAsync);
        api.MapGet("/runs/{id}/rows", RowsAsync);
        api.MapPost("/runs/{id}/cancel", CancelAsync);
        api.MapPost("/runs/{id}/resume", ResumeAsync);
    }

    private static async Task<IResult> ListAsync(
        string flow, string? status, string? limit, string? continuation, FlowStore flows, RunLog runs, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || !await flows.ExistsAsync(name, cancellation))
            return FlowEndpoints.Unknown(flow);
        if (!TryChoice<RunStatus>(status, "status", out var wanted, out var problem)
            || !QueryLimit.TryParse(limit, out var max, out problem))
            return problem!;
        var (items, next) = await runs.ListAsync([name], new RunQuery { Status = wanted }, max, continuation, cancellation);
        return Results.Ok(new { items, continuation = next });
    }

    private static async Task<IResult> GetAsync(string id, RunLog runs, CancellationToken cancellation) =>
        RunId.TryParse(id, out var run) && await runs.FindAsync(run, cancellation) is { } record ? Results.Ok(record) : UnknownRun(id);

    private static async Task<IResult> RowsAsync(
        string id, string? outcome, string? order, string? limit, string? continuation, RunLog runs, RowLog rows,
            CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.FindAsync(run, cancellation) is null)
            return UnknownRun(id);
        if (!TryChoice<RowOutcome>(outcome, "outcome", out var wanted, out var problem)
            || !QueryLimit.TryParse(limit, out var max, out problem))
            return problem!;
        var from = 1;
        if (continuation is { Length: > 0 } && !int.TryParse(continuation, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return Problems.Of(400, new Failure("http.query",
                "This continuation is not valid. Use the one of the previous response.")
            { Place = "continuation" });
        var items = new List<RowRecord>();
        await foreach (var row in rows.ReadAsync(run, from, cancellation))
        {
            if ((wanted is not null && row.Outcome != wanted) || (order is { Length: > 0 } && row.Order != order))
                continue;
            if (items.Count == max)
                return Results.Ok(new { items, continuation = row.Row.ToString(CultureInfo.InvariantCulture) });
            items.Add(row);
        }

        return Results.Ok(new { items, continuation = (string?)null });
    }

    private static async Task<IResult> CancelAsync(
        string id, RunLog runs, IRunLauncher launcher, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.AskToCancelAsync(run, clock.GetUtcNow(), cancellation) is not { } record)
            return UnknownRun(id);
        if (record.Status is not (RunStatus.Running or RunStatus.Cancelled))
            return Problems.Of(409, "run.ended",
                $"Run '{id}' has already ended ({record.Status.ToString().ToLowerInvariant()}), so it cannot be cancelled.");
        await launcher.WakeAsync(run, cancellation);
        return StartEndpoints.Accepted(run, request);
    }

    private static async Task<IResult> ResumeAsync(string id, RunLog runs, RunAlerts alerts, HttpRequest request,
        CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.ResumeAsync(run, cancellation) is not { } record)
            return UnknownRun(id);
        if (record.Status != RunStatus.Running)
            return Problems.Of(409, "run.ended",
                $"Run '{id}' has already ended ({record.Status.ToString().ToLowerInvariant()}). Start a new run.");
        if (record.Recovery is not ({ Held: not null } or { NextAttempt: not null }))
            return Problems.Of(409, "run.notHeld",
                $"Run '{id}' is neither held nor waiting for its next attempt, so it cannot be resumed.");
        await alerts.ClearAsync(run, cancellation);
        return StartEndpoints.Accepted(run, request);
    }

    private static IResult UnknownRun(string id) => Problems.Of(404, "run.unknown", $"There is no run '{id}'.");

    private static bool TryChoice<T>(string? text, string name, out T? choice, out IResult? problem)
        where T : struct, Enum
    {
        (choice, problem) = (null, null);
        if (string.IsNullOrEmpty(text))
            return true;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed))
        {
            choice = parsed;
            return true;
        }

        problem = Problems.Of(400, new Failure("http.query",
            $"{name} must be one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.")
        { Place = name });
        return false;
    }
}
