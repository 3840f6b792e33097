using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Api.Access;

/// <summary>Counts failed attempts of each address. A valid key of the product is always accepted: it cannot be guessed, and callers behind one address
/// must not lock each other out.</summary>
internal sealed class FailedAttempts(IHostAccess host, ILogger<FailedAttempts> log) : IDisposable
{
    /// <summary>The number of failures of an address in a minute after which the response is 429.</summary>
    public const int PerMinute = 20;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        static address => RateLimitPartition.GetFixedWindowLimiter(
            address, static _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    public void Dispose() => limiter.Dispose();

    /// <summary>Returns true if the address of a request has used up its failures.</summary>
    public bool AreUsedUp(HttpContext context) => limiter.GetStatistics(AddressOf(context))?.CurrentAvailablePermits == 0;

    /// <summary>Counts a failure, and logs it without the key.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">What identifies the key; never the key itself.</param>
    /// <returns>False if the address has used up its failures.</returns>
    public bool Count(HttpContext context, string key)
    {
        using var lease = limiter.AttemptAcquire(AddressOf(context));
        if (lease.IsAcquired)
            log.KeyRefused(context.Request.Method, context.Request.Path, key, AddressOf(context));
        return lease.IsAcquired;
    }

    private string AddressOf(HttpContext context) => host.AddressOf(context) ?? "unknown";
}
