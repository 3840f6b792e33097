namespace OrderStatusFlow.Tests.Runs;

/// <summary>A clock that only a test moves, with the system's timers: FakeTimeProvider's would never end the pauses between attempts at
/// storage.</summary>
internal sealed class SteppedTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
