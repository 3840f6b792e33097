using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>A context with a clock that does not move, and ids that are always the same.</summary>
internal static class FixedTime
{
    public static readonly DateTimeOffset Moment = new(2025, 12, 21, 9, 0, 30, 123, TimeSpan.Zero);

    public static ExpressionContext Context(string zone = "UTC") => new()
    {
        Clock = new FakeTimeProvider(Moment),
        NewId = () => Guid.Parse("de305d54-75b4-431b-adb2-eb6b9e546013"),
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
    };
}
