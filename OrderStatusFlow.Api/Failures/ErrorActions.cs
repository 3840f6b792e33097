using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>What a person can do with an error group.</summary>
internal static class ErrorActions
{
    private const int MaxNoteLength = 2_000;

    public static void MapErrorActions(this IEndpointRouteBuilder errors)
    {
        var group = errors.MapGroup("/{fingerprint}").RequireRole(Role.Operate);
        group.MapPost("/acknowledge", AcknowledgeAsync)
            .Describe("acknowledgeError", "Acknowledges an error group. It stays acknowledged until it is closed", 404, 409);
        group.MapPost("/ignore", IgnoreAsync)
            .Describe("ignoreError", "Ignores an error group until a moment, or until it has occurred twice as often", 400, 404, 409, 413)
            .Accepts<IgnoreRequest>(isOptional: true, "application/json");
        group.MapPost("/note", NoteAsync).Describe("noteError", "Sets or removes the note of an error group", 400, 404, 413)
            .Accepts<NoteRequest>("application/json");
        group.MapPost("/reopen", ReopenAsync)
            .Describe("reopenError", "Opens an error group that is acknowledged, ignored or closed. The next run without its error closes it", 404);
    }

    private static Task<Results<Ok<ErrorGroup>, ProblemHttpResult>> AcknowledgeAsync(
        string fingerprint, ErrorDecisions decisions, HttpContext context) =>
        decisions.ChangeAsync(
            fingerprint, context, "acknowledged", mayBeClosed: false, group => group with { State = ErrorState.Acknowledged, IgnoredUntil = null });

    private static async Task<Results<Ok<ErrorGroup>, ProblemHttpResult>> IgnoreAsync(
        string fingerprint, ErrorDecisions decisions, TimeProvider clock, HttpContext context)
    {
        var (wanted, problem) = await JsonBody.OptionalAsync<IgnoreRequest>(
            context.Request, "The body has \"until\", a moment such as 2026-03-29T12:00:00+03:00, which may be missing.");
        if (problem is not null)
            return problem;
        if (wanted?.Until <= clock.GetUtcNow())
        {
            return Problems.OfMember("$.until",
                "The end must be in the future. Leave 'until' out to ignore the group until it has occurred twice as often.");
        }

        return await decisions.ChangeAsync(fingerprint, context, "ignored", mayBeClosed: false, group => group.Ignored(wanted?.Until));
    }

    private static async Task<Results<Ok<ErrorGroup>, ProblemHttpResult>> NoteAsync(
        string fingerprint, ErrorDecisions decisions, HttpContext context)
    {
        var (wanted, problem) = await JsonBody.ReadAsync<NoteRequest>(context.Request, "The body has \"note\", a text, or null to remove the note.");
        if (problem is not null)
            return problem;
        if (wanted?.Note?.Length > MaxNoteLength)
            return Problems.OfMember("$.note", $"The note may have up to {MaxNoteLength} characters.");
        return await decisions.ChangeAsync(fingerprint, context, "noted", mayBeClosed: true,
            group => group with { Note = string.IsNullOrWhiteSpace(wanted?.Note) ? null : wanted.Note });
    }

    private static Task<Results<Ok<ErrorGroup>, ProblemHttpResult>> ReopenAsync(
        string fingerprint, ErrorDecisions decisions, HttpContext context) =>
        decisions.ChangeAsync(fingerprint, context, "reopened", mayBeClosed: true, group => group.Reopened());
}
