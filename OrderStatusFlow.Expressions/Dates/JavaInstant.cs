using System.Globalization;

namespace OrderStatusFlow.Expressions;

/// <summary>A point in time in nanoseconds (java.time.Instant).</summary>
/// <param name="Seconds">The seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Nanos">The nanoseconds within the second, from 0 to 999,999,999.</param>
internal readonly record struct JavaInstant(long Seconds, int Nanos)
{
    public DateTimeOffset Moment => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanos / 100);

    public long Milliseconds => (Seconds * 1000) + (Nanos / 1_000_000);

    public static JavaInstant Of(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return rest < 0 ? new(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * 100) : new(seconds, (int)rest * 100);
    }

    /// <summary>Returns the time in units of 10^-<paramref name="digits"/> s. Like Java, truncates toward zero, and fails beyond 64 bits.
    /// </summary>
    /// <exception cref="FunctionException">The number does not fit in 64 bits.</exception>
    public long In(int digits)
    {
        var total = ((Int128)Seconds * 1_000_000_000) + Nanos;
        for (var i = digits; i < 9; i++)
            total /= 10;
        return total >= long.MinValue && total <= long.MaxValue ? (long)total
            : throw new FunctionException("returns a number that does not fit in 64 bits");
    }

    /// <summary>Returns the ISO 8601 text in UTC with as many groups of three decimals as are needed.</summary>
    public override string ToString()
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var digits = Nanos.ToString("000000000", CultureInfo.InvariantCulture);
        return Nanos switch
        {
            0 => $"{time}Z",
            _ when Nanos % 1_000_000 == 0 => $"{time}.{digits[..3]}Z",
            _ when Nanos % 1_000 == 0 => $"{time}.{digits[..6]}Z",
            _ => $"{time}.{digits}Z",
        };
    }
}
