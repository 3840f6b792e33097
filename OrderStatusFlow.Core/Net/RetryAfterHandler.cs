using System.Net;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Net;

/// <summary>Leaves a host alone for as long as it asked: one answer 429 or 503 with Retry-After counts for every request of this process to it.</summary>
/// <remarks>
/// A request waits when the time is near, <see cref="MaxWait"/>; else it is answered here, as the host would: status 429 with the time that is left.
/// So rows and runs that do not know of each other cannot ask too early, and their own retries see what they know.
/// </remarks>
internal sealed class RetryAfterHandler(TimeProvider clock) : DelegatingHandler
{
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    /// <summary>Ends a request that is not sent yet; once sent, it ends by the caller's own token alone.</summary>
    public static readonly HttpRequestOptionsKey<CancellationToken> Stopping = new("OrderStatusFlow.Stopping");

    // A host that asks for more is asked again tomorrow: its clock or ours may be wrong.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How many hosts are remembered, at most: a script may ask as many as it likes.</summary>
    internal const int MaxHosts = 10_000;

    private readonly Lock changing = new();
    private readonly BoundedCache<string, DateTimeOffset> quiet = new(MaxHosts, Longest);

    /// <summary>How many hosts are remembered now.</summary>
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
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && RetryAfter.Wait(response.Headers, clock) is { } wait)
            Leave(host, wait < Longest ? wait : Longest);
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
            Content = new StringContent($"Not sent: {host} asked to be left alone for another {seconds:c}."),
            Headers = { RetryAfter = new(seconds) },
        };
    }
}
