namespace OrderStatusFlow.Expressions;

/// <summary>What an expression may ask its surroundings for: the time, new ids, and the zone that dates are read and written in.</summary>
/// <remarks>One context serves one request or one document: all evaluations with it share the limits on calls, characters and time. Not thread-safe.</remarks>
public sealed record ExpressionContext
{
    /// <summary>The clock behind <c>now()</c>.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The source behind <c>UUID()</c>; random ids unless told.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>The zone of <c>format</c> and <c>toDate</c> when they name none; UTC unless told.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    internal ExpressionBudget Budget { get; } = new();
}
