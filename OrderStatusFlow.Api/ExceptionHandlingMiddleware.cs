using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Api;

/// <summary>Converts unhandled exceptions to problem details: oversized or aborted request bodies, unavailable storage, and bugs.</summary>
internal sealed class ExceptionHandlingMiddleware(RequestDelegate next, ILogger<ExceptionHandlingMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            using var waits = StorageClients.CallerWaits();
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Problems.Of(bad.StatusCode, bad.StatusCode == 413 ? "http.tooLarge" : "http.bad", bad.Message).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
        catch (UnreadableFlowException e) when (!context.Response.HasStarted)
        {
            var failure = new Failure("flow.unreadable", $"{e.Message} To repair the flow, upload a valid definition with PUT.");
            await Problems.Of(409, [failure, .. e.Flow.Errors]).ExecuteAsync(context);
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e) && !context.Response.HasStarted)
        {
            log.RequestMetStorageFailure(context.Request.Method, context.Request.Path, (e as RequestFailedException)?.ErrorCode);
            context.Response.Headers.RetryAfter = "5";
            await Problems.Of(503, "storage.unavailable",
                "Storage is unavailable or returned an error. Runs that were accepted with 202 are not lost. Try again in a moment.")
                .ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            log.RequestFailed(e, context.Request.Method, context.Request.Path);
            await Problems.Of(500, "host.error", "The host met an unexpected error. Its log has the details.").ExecuteAsync(context);
        }
    }
}
