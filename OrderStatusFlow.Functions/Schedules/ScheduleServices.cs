using Microsoft.Extensions.DependencyInjection;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>Registers what starts flows by schedule.</summary>
internal static class ScheduleServices
{
    public static IServiceCollection AddSchedules(this IServiceCollection services) => services.AddSingleton<DueFlows>().AddSingleton<MinuteTimers>();
}
