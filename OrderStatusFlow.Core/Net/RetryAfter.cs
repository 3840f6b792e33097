using System.Net.Http.Headers;

namespace OrderStatusFlow.Core.Net;

/// <summary>Reads the Retry-After header (RFC 9110, section 10.2.3): a number of seconds or a date.</summary>
internal static class RetryAfter
{
    /// <summary>Returns the requested delay from now, never negative; null if the header is missing.</summary>
    public static TimeSpan? Wait(HttpResponseHeaders headers, TimeProvider clock)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - clock.GetUtcNow();
        // The parser rejects more seconds than an int holds; the header still requests a long delay.
        if (wait is null && headers.TryGetValues("Retry-After", out var values) && values.First().Trim() is { Length: > 9 } text
            && text.All(char.IsAsciiDigit))
            wait = TimeSpan.FromSeconds(int.MaxValue);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
