using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Orders;

/// <summary>A run that asks, or asked, the ERP for an order.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Flow">The flow's name.</param>
/// <param name="At">When the run started.</param>
public sealed record OrderRun(string RunId, string Flow, DateTimeOffset At)
{
    internal static OrderRun Of(RunId run) => new(run.ToString(), run.Flow.ToString(), run.Moment);
}
