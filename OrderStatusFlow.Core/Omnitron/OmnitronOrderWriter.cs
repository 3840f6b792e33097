using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using Polly;
using Polly.Retry;

namespace OrderStatusFlow.Core.Omnitron;

/// <summary>Writes one order to Omnitron and converts the response to an outcome.</summary>
/// <remarks>Delivers at least once. After a lost response the PATCH is repeated, which is idempotent in Omnitron.</remarks>
public sealed class OmnitronOrderWriter(OmnitronClient client, RequestMeter meter, TimeProvider clock)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<int, ResiliencePipeline<Result<OmnitronResponse>>> pipelines = new();

    internal async Task<WriteResult> WriteAsync(FlowVersion version, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var flow = version.Definition;
        var attempts = new List<RowAttempt>(1);
        var ended = 0L;
        var response = await SendAsync(HttpMethod.Patch, flow.Omnitron.UpdatePath);
        if (response is { Succeeded: true, Value.Status: HttpStatusCode.NotFound } && flow.Omnitron.Create is { } create)
            return Write(await SendAsync(HttpMethod.Parse(create.Method), create.Path), RowOutcome.Created);
        return Write(response, RowOutcome.Updated);

        async Task<Result<OmnitronResponse>> SendAsync(HttpMethod method, string path)
        {
            var last = await pipelines.GetOrAdd(flow.Write.Retries, Pipeline).ExecuteAsync(
                async token =>
                {
                    var (at, started) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
                    var waited = ended == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(ended, started);
                    var response = await client.SendAsync(flow.Omnitron, method, path, body, token);
                    ended = Stopwatch.GetTimestamp();
                    attempts.Add(Attempt(response, at, Stopwatch.GetElapsedTime(started, ended), waited));
                    if (response.Succeeded)
                        meter.Record(version.Name, method, (int?)response.Value.Status, started);
                    return response;
                },
                cancellation);
            // Polly returns the last attempt when it is cancelled before the next one. The row is not failed; it is written after
            // the restart.
            if (IsTransient(last))
                cancellation.ThrowIfCancellationRequested();
            return last;
        }

        WriteResult Write(Result<OmnitronResponse> result, RowOutcome success)
        {
            if (!result.Succeeded)
                return new WriteResult(RowOutcome.Failed, null, result.Failure.Message, null, attempts.Count)
                {
                    Code = result.Failure.Code,
                    AttemptLog = attempts,
                };
            var response = result.Value;
            var outcome = response.IsSuccess ? success
                : response.IsRetryable || response.IsRefusedHere ? RowOutcome.Failed
                : RowOutcome.Rejected;
            var advice = response.IsRetryable ? $" Gave up after {Quantity.Of(attempts.Count, "attempt")}; run the row again later." : "";
            var message = response.IsSuccess ? null : response.Sentence() + advice;
            return new WriteResult(outcome, (int?)response.Status, message, response.Body, attempts.Count)
            {
                Code = Code(response),
                AttemptLog = attempts,
            };
        }
    }

    private static RowAttempt Attempt(Result<OmnitronResponse> result, DateTimeOffset at, TimeSpan took, TimeSpan waited)
    {
        var (code, cause) = !result.Succeeded ? (result.Failure.Code, result.Failure.Message)
            : result.Value.IsSuccess ? ((string?)null, (string?)null)
            : (Code(result.Value), result.Value.Sentence());
        return new RowAttempt(at, Milliseconds(took), result.Succeeded ? (int?)result.Value.Status : null, Milliseconds(waited), code,
            cause is null ? null : SafeText.Truncate(cause, TextLimits.MaxCauseLength));
    }

    private static string? Code(OmnitronResponse response) => response.IsSuccess ? null
        : response.IsRefusedHere ? "net.guarded"
        : response.IsRetryable ? "omnitron.unavailable" : "omnitron.rejected";

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private ResiliencePipeline<Result<OmnitronResponse>> Pipeline(int retries)
    {
        var builder = new ResiliencePipelineBuilder<Result<OmnitronResponse>> { TimeProvider = clock };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<Result<OmnitronResponse>>
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = MaxDelay,
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Result)),
                DelayGenerator = args => ValueTask.FromResult(RequestedDelay(args.Outcome.Result)),
            });
        }

        return builder.Build();
    }

    private static bool IsTransient(Result<OmnitronResponse>? response) =>
        response is { Succeeded: true, Value.IsRetryable: true } or { Failure.Retryable: true };

    private static TimeSpan? RequestedDelay(Result<OmnitronResponse> result)
    {
        var requested = result.Succeeded ? result.Value.RetryAfter : result.Failure?.RetryAfter;
        return requested > MaxDelay ? MaxDelay : requested;
    }
}

/// <summary>The result of writing an order.</summary>
/// <param name="Outcome">The outcome of the row.</param>
/// <param name="HttpStatus">Omnitron's last status; null if there was no response.</param>
/// <param name="Message">The reason why the order was not written; null on success.</param>
/// <param name="Response">The beginning of the last response.</param>
/// <param name="Attempts">The number of requests sent, not counting the repeat after a new login.</param>
internal sealed record WriteResult(RowOutcome Outcome, int? HttpStatus, string? Message, string? Response, int Attempts)
{
    /// <summary>The error code for programs; null on success.</summary>
    public string? Code { get; init; }

    /// <summary>Each request.</summary>
    public IReadOnlyList<RowAttempt> AttemptLog { get; init; } = [];
}
