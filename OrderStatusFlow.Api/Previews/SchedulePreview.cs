using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The starts of a schedule.</summary>
/// <param name="Next">The next five; fewer if there are no more.</param>
/// <param name="Slots">The same starts in the schedule's time zone, with what changes of the clocks do to them.</param>
/// <param name="Warnings">What is valid but probably not intended; empty if there is nothing.</param>
public sealed record SchedulePreview(IReadOnlyList<DateTimeOffset> Next, IReadOnlyList<ScheduleSlot> Slots, IReadOnlyList<ProblemError> Warnings);
