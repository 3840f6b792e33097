using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using Polly;
using Polly.Retry;

namespace OrderStatusFlow.Core.Omnitron;

/// <summary>Writes one order to Omnitron and turns its answers into an outcome.</summary>
/// <remarks>At least once: after a lost answer the PATCH is repeated, which Omnitron takes as the same update.</remarks>
public sealed class OmnitronOrderWriter(OmnitronClient client, RequestMeter meter, TimeProvider clock)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<int, ResiliencePipeline<Result<OmnitronResponse>>> pipelines = new();

    internal async Task<WriteResult> WriteAsync(FlowVersion version, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var flow = version.Definition;
        var attempts = 0;
        var answer = await SendAsync(HttpMethod.Patch, flow.Omnitron.UpdatePath);
        if (answer is { Succeeded: true, Value.Status: HttpStatusCode.NotFound } && flow.Omnitron.Create is { } create)
            return Write(await SendAsync(HttpMethod.Parse(create.Method), create.Path), RowOutcome.Created);
        return Write(answer, RowOutcome.Updated);

        async Task<Result<OmnitronResponse>> SendAsync(HttpMethod method, string path)
        {
            var last = await pipelines.GetOrAdd(flow.Write.Retries, Pipeline).ExecuteAsync(
                async token =>
                {
                    attempts++;
                    var began = Stopwatch.GetTimestamp();
                    var answer = await client.SendAsync(flow.Omnitron, method, path, body, token);
                    if (answer.Succeeded)
                        meter.Record(version.Name, method, (int?)answer.Value.Status, began);
                    return answer;
                },
                cancellation);
            // Polly answers the last attempt when it is cancelled before the next one: the row is not given up, it is written after the stop.
            if (MayPass(last))
                cancellation.ThrowIfCancellationRequested();
            return last;
        }

        WriteResult Write(Result<OmnitronResponse> answer, RowOutcome success)
        {
            if (!answer.Succeeded)
                return new WriteResult(RowOutcome.Failed, null, answer.Failure.Message, null, attempts) { Code = answer.Failure.Code };
            var outcome = answer.Value.IsSuccess ? success : answer.Value.IsRetryable || answer.Value.IsRefusedHere ? RowOutcome.Failed : RowOutcome.Rejected;
            var message = answer.Value.IsSuccess ? null : answer.Value.Sentence() + (answer.Value.IsRetryable ? $" Given up after {attempts} attempts; run the row again later." : "");
            return new WriteResult(outcome, (int?)answer.Value.Status, message, answer.Value.Body, attempts)
            {
                Code = outcome switch { RowOutcome.Rejected => "omnitron.rejected", RowOutcome.Failed => answer.Value.IsRefusedHere ? "net.guarded" : "omnitron.unavailable", _ => null },
            };
        }
    }

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
                ShouldHandle = args => ValueTask.FromResult(MayPass(args.Outcome.Result)),
                DelayGenerator = args => ValueTask.FromResult(Asked(args.Outcome.Result)),
            });
        }

        return builder.Build();
    }

    private static bool MayPass(Result<OmnitronResponse>? answer) => answer is { Succeeded: true, Value.IsRetryable: true } or { Failure.Retryable: true };

    private static TimeSpan? Asked(Result<OmnitronResponse> result)
    {
        var asked = result.Succeeded ? result.Value.RetryAfter : result.Failure?.RetryAfter;
        return asked > MaxDelay ? MaxDelay : asked;
    }
}

/// <summary>What writing an order came to.</summary>
/// <param name="Outcome">Its fate.</param>
/// <param name="HttpStatus">Omnitron's last status; null when no answer came.</param>
/// <param name="Message">Why it was not written; null when it was.</param>
/// <param name="Response">The beginning of the last answer.</param>
/// <param name="Attempts">Requests sent for it, a login's repeat not counted.</param>
internal sealed record WriteResult(RowOutcome Outcome, int? HttpStatus, string? Message, string? Response, int Attempts)
{
    /// <summary>Why it was not written, for programs; null when it was.</summary>
    public string? Code { get; init; }
}
