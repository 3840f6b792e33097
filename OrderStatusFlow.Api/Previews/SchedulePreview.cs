namespace OrderStatusFlow.Api.Previews;

/// <summary>The starts of a schedule.</summary>
/// <param name="Next">The next five; fewer if there are no more.</param>
public sealed record SchedulePreview(IReadOnlyList<DateTimeOffset> Next);
