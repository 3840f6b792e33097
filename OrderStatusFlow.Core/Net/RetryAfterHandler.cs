using System.Net;
using OrderStatusFlow.Core.Caching;

namespace OrderStatusFlow.Core.Net;

/// <summary>Honours Retry-After for a whole host: one 429 or 503 response delays every request of this process to that host.</summary>
/// <remarks>
/// A request waits if the remaining delay is at most <see cref="MaxWait"/>. Otherwise the handler returns status 429 with the
/// remaining delay without sending the request.
/// Independent rows and runs therefore share the delay, and their own retries honour it.
/// </remarks>
internal sealed class RetryAfterHandler(TimeProvider clock) : DelegatingHandler
{
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    /// <summary>The token that cancels a request before it is sent. Once sent, only the caller's own token cancels it.</summary>
    public static readonly HttpRequestOptionsKey<CancellationToken> Stopping = new("OrderStatusFlow.Stopping");

    // A longer delay is capped at one day, because either clock may be wrong.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    /// <summary>The maximum number of hosts to remember, because a script can contact any number of hosts.</summary>
    internal const int MaxHosts = 10_000;

    private readonly Lock changing = new();
    private readonly BoundedCache<string, DateTimeOffset> quiet = new(MaxHosts, MaxDelay);

    /// <summary>The number of remembered hosts.</summary>
    internal int Count => quiet.Count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Authority;
        request.Options.TryGetValue(Stopping, out var stopping);
        if (quiet.TryGet(host, out var until) && until - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            if (left > MaxWait)
                return NotSent(request, host, left);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
            await Task.Delay(left, clock, ends.Token);
        }

        stopping.ThrowIfCancellationRequested();

        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            && RetryAfter.Wait(response.Headers, clock) is { } wait)
            Leave(host, wait < MaxDelay ? wait : MaxDelay);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            quiet.Dispose();
        base.Dispose(disposing);
    }

    private void Leave(string host, TimeSpan wait)
    {
        var asked = clock.GetUtcNow() + wait;
        lock (changing)
        {
            if (wait > TimeSpan.Zero && (!quiet.TryGet(host, out var known) || known < asked))
                quiet.Set(host, asked, wait);
        }
    }

    private static HttpResponseMessage NotSent(HttpRequestMessage request, string host, TimeSpan left)
    {
        var seconds = TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds));
        return new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            RequestMessage = request,
            Content = new StringContent($"Not sent: {host} requested a delay (Retry-After) of another {seconds:c}."),
            Headers = { RetryAfter = new(seconds) },
        };
    }
}
