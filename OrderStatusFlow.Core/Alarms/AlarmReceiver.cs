using System.Globalization;
using System.Net;
using System.Text;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Posts notifications to the receiver of a flow, through the address guard. Redirects are not followed.</summary>
public sealed class AlarmReceiver(HttpClient http, Secrets secrets, AlarmOptions options, TimeProvider clock)
{
    private const int Retries = 2;

    /// <summary>The maximum duration of one request.</summary>
    internal static readonly TimeSpan MaxRequest = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline<AlarmAnswer> pipeline = new ResiliencePipelineBuilder<AlarmAnswer> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<AlarmAnswer>
        {
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(500),
            ShouldHandle = static args => ValueTask.FromResult(args.Outcome switch
            {
                { Exception: TimeoutRejectedException or HttpRequestException } => GuardedAddressException.Find(args.Outcome.Exception) is null,
                { Result.Status: 408 or 429 or >= 500 } => true,
                _ => false,
            }),
        })
        .AddTimeout(new TimeoutStrategyOptions { Timeout = MaxRequest })
        .Build();

    /// <summary>Returns true if a flow has a receiver.</summary>
    public bool Serves(AlarmsDefinition? alarms) => alarms?.WebhookUrl is not null || options.WebhookUrl is not null;

    /// <summary>The host of a flow's receiver, such as <c>https://receiver.example</c>; null without one, and if it is a secret that is not set.</summary>
    public string? HostOf(AlarmsDefinition? alarms) => Find(alarms) is { Succeeded: true, Value.Url: var url } ? url.Host() : null;

    /// <summary>Posts a notification, with up to two retries. It does not throw on the receiver's failure.</summary>
    /// <param name="alarms">The alarms of the flow; null for the host's receiver.</param>
    /// <param name="id">The id of the notification.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<AlarmAnswer> PostAsync(AlarmsDefinition? alarms, string id, string body, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var found = Find(alarms);
        if (!found.Succeeded)
            return Answer(null, found.Failure.Message);
        var (url, secret) = found.Value;
        try
        {
            return await pipeline.ExecuteAsync(async token => await SendAsync(url, secret, id, body, Answer, token), cancellation);
        }
        catch (TimeoutRejectedException)
        {
            return Answer(null, $"{url.Host()} did not respond within {MaxRequest.TotalSeconds} seconds.");
        }
        catch (HttpRequestException e) when (GuardedAddressException.Find(e) is { } guarded)
        {
            return Answer(null, guarded.Message);
        }
        catch (HttpRequestException)
        {
            // The message of the exception may have the URL, which may have a secret.
            return Answer(null, $"The connection to {url.Host()} failed.");
        }

        AlarmAnswer Answer(int? status, string? error) =>
            new(error is null, status, Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1), error, clock.GetUtcNow());
    }

    private async Task<AlarmAnswer> SendAsync(
        Uri url, string? secret, string id, string body, Func<int?, string?, AlarmAnswer> answer, CancellationToken cancellation)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        if (secret is not null)
            request.Headers.Add("webhook-signature", WebhookSignature.Of(secret, id, seconds, body));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        var status = (int)response.StatusCode;
        return answer(status, status switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => $"{url.Host()} responded with status {status}. Redirects are not followed: configure the address that it redirects to.",
            (int)HttpStatusCode.Gone => $"{url.Host()} responded with status 410: it accepts no more notifications.",
            _ => $"{url.Host()} responded with status {status}.",
        });
    }

    private Result<(Uri Url, string? Secret)> Find(AlarmsDefinition? alarms)
    {
        if (alarms?.WebhookUrl is not { } setting)
        {
            return options.WebhookUrl is { } own
                ? (own, string.IsNullOrEmpty(options.WebhookSecret) ? null : options.WebhookSecret)
                : new Failure("flow.noReceiver", "The flow has no receiver of alarms. Set alarms.webhookUrl, or the setting Alarms__WebhookUrl.");
        }

        var url = secrets.Reveal(setting);
        if (!url.Succeeded)
            return url.Failure;
        if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            return new Failure("flow.noReceiver", "alarms.webhookUrl is not an absolute http or https URL.");
        if (alarms.WebhookSecret is not { } reference)
            return (parsed, null);
        var secret = secrets.Reveal(reference);
        return secret.Succeeded ? (parsed, secret.Value) : secret.Failure;
    }
}
