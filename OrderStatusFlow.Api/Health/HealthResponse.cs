namespace OrderStatusFlow.Api.Health;

/// <summary>The health of the host. It contains no names or data of orders, because it requires no key.</summary>
/// <param name="Status">healthy, degraded (a flow cannot be read or a run needs a person) or unhealthy (storage does not respond).</param>
/// <param name="Storage"><c>ok</c>, or why storage does not respond.</param>
/// <param name="Engines">The engines of this host.</param>
/// <param name="Flows">The flows that cannot be read.</param>
/// <param name="Runs">The runs that need a person, up to 50.</param>
/// <param name="Version">The version of the product.</param>
public sealed record HealthResponse(
    HealthStatus Status, string Storage, EngineHealth Engines, IReadOnlyList<FlowHealth> Flows, IReadOnlyList<RunHealth> Runs, string Version);
