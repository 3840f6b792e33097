using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Api.Errors;

/// <summary>Converts unhandled exceptions to problem details: oversized or aborted request bodies, unreadable flows, changes that could
/// not be logged, unavailable storage, and bugs.</summary>
internal sealed class RequestExceptionHandler(ILogger<RequestExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        await ProblemOf(context, exception).ExecuteAsync(context);
        return true;
    }

    private ProblemHttpResult ProblemOf(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: 408 }:
                return Problems.Of(408, "http.slow", "The body arrived too slowly. Nothing was accepted. Send the request again.");
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode, bad.StatusCode == 413 ? "http.tooLarge" : "http.bad", bad.Message);
            case UnreadableFlowException unreadable:
                var failure = new Failure("flow.unreadable", $"{unreadable.Message} To repair the flow, upload a valid definition with PUT.");
                return Problems.Of(409, [failure, .. unreadable.Flow.Errors]);
            case ChangeNotLoggedException change:
                log.ChangeNotLogged(context.Request.Method, context.Request.Path, StorageClients.FailureReason(change.InnerException ?? change));
                return Problems.Of(500, "host.audit", $"{change.Message} Do not repeat the request.");
            case var _ when StorageClients.IsStorageFailure(exception):
                log.RequestMetStorageFailure(context.Request.Method, context.Request.Path, StorageClients.FailureReason(exception));
                context.Response.Headers.RetryAfter = "5";
                return Problems.Of(503, "storage.unavailable",
                    "Storage is unavailable or returned an error. Runs that were accepted with 202 are not lost. Try again in a moment.");
            default:
                log.RequestFailed(exception, context.Request.Method, context.Request.Path);
                return Problems.Of(500, "host.error", "The host met an unexpected error. Its log has the details.");
        }
    }
}
