using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Health;

/// <summary>A run that needs a person.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Flow">The flow's name.</param>
/// <param name="State">Why it needs a person.</param>
/// <param name="Code">The code of its error; null if it has none.</param>
/// <param name="At">When it was noticed.</param>
public sealed record RunHealth(string Run, string Flow, RunAlertState State, string? Code, DateTimeOffset At);
