namespace OrderStatusFlow.Functions.Tests.Schedules;

/// <summary>A clock that the test sets. Timers follow the system's clock.</summary>
internal sealed class SetTime(DateTimeOffset now) : TimeProvider
{
    private readonly DateTimeOffset first = now;

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (Now - first).Ticks;
}
