using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>A clock that only a test moves, and ids that are always the same.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public static readonly DateTimeOffset Moment = new(2025, 12, 21, 9, 0, 30, 123, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public static ExpressionContext Context(string zone = "UTC") => new()
    {
        Clock = new FixedTime(Moment),
        NewId = () => Guid.Parse("de305d54-75b4-431b-adb2-eb6b9e546013"),
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
    };
}
