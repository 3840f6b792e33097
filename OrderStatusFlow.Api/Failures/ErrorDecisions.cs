using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Failures;

/// <summary>Changes error groups for the caller of a request, and logs the changes.</summary>
internal sealed class ErrorDecisions(ErrorGroups errors, AuditLog audit, TimeProvider clock)
{
    /// <summary>Changes a group.</summary>
    /// <param name="fingerprint">The group.</param>
    /// <param name="context">The request.</param>
    /// <param name="action">What the caller does, as a word for the log of changes.</param>
    /// <param name="mayBeClosed">False to refuse the change of a closed group.</param>
    /// <param name="change">Returns the changed group.</param>
    public async Task<Results<Ok<ErrorGroup>, ProblemHttpResult>> ChangeAsync(
        string fingerprint, HttpContext context, string action, bool mayBeClosed, Func<ErrorGroup, ErrorGroup> change)
    {
        var (caller, refused) = (context.Caller().Name, false);
        var changed = await errors.ChangeAsync(
            fingerprint,
            group => (refused = !mayBeClosed && group.State == ErrorState.Closed)
                ? null
                : change(group) with { ChangedBy = caller, ChangedAt = clock.GetUtcNow() },
            context.RequestAborted);
        if (changed is null)
            return ErrorEndpoints.Unknown(fingerprint);
        if (refused)
            return Problems.Of(409, "error.closed", $"The error group '{fingerprint}' is closed. It opens again when it returns.");
        await audit.AddAsync(new Change(caller, ChangeKinds.ErrorChanged, FlowName.Parse(changed.Flow), $"{fingerprint} {action}") { Note = changed.Note });
        return TypedResults.Ok(changed);
    }
}
