namespace OrderStatusFlow.Expressions;

/// <summary>The environment of expressions: the clock, new ids, and the time zone of dates.</summary>
/// <remarks>Use one context per request or document. All its evaluations share the limits of calls, characters and time. Not
/// thread-safe.</remarks>
public sealed record ExpressionContext
{
    /// <summary>The clock of <c>now()</c>.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The source of <c>UUID()</c>. The default is random ids.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>The time zone of <c>format</c> and <c>toDate</c> without a zone argument. The default is UTC.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    internal ExpressionBudget Budget { get; } = new();
}
