using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Api;

/// <summary>Turns what no endpoint expected into problem details: bodies that are too large or broken off, storage that does not answer, and bugs.</summary>
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
            // Nobody waits for an answer.
        }
        catch (UnreadableFlowException e) when (!context.Response.HasStarted)
        {
            await Problems.Of(409, [new Failure("flow.unreadable", $"{e.Message} Put a valid definition to repair it."), .. e.Flow.Errors]).ExecuteAsync(context);
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e) && !context.Response.HasStarted)
        {
            log.RequestMetStorageFailure(context.Request.Method, context.Request.Path, (e as RequestFailedException)?.ErrorCode);
            context.Response.Headers.RetryAfter = "5";
            await Problems.Of(503, "storage.unavailable", "Storage does not answer as it should. Nothing was lost that was answered with 202; try again in a moment.").ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            log.RequestFailed(e, context.Request.Method, context.Request.Path);
            await Problems.Of(500, "host.error", "The host met an unexpected error. Its log has the details.").ExecuteAsync(context);
        }
    }
}
