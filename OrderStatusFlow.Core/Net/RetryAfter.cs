using System.Net.Http.Headers;

namespace OrderStatusFlow.Core.Net;

/// <summary>The header Retry-After, RFC 9110 section 10.2.3: seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <summary>How long the other side asks to be left alone from now on: never less than zero; null when it does not ask.</summary>
    public static TimeSpan? Wait(HttpResponseHeaders headers, TimeProvider clock)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - clock.GetUtcNow();
        // More seconds than an int holds are not read, but meant.
        if (wait is null && headers.TryGetValues("Retry-After", out var values) && values.First().Trim() is { Length: > 9 } text && text.All(char.IsAsciiDigit))
            wait = TimeSpan.FromSeconds(int.MaxValue);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
