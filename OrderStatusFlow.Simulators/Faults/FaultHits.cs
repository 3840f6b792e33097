namespace OrderStatusFlow.Simulators.Faults;

/// <summary>A rule and the number of requests that it has been applied to.</summary>
public sealed record FaultHits(FaultRule Rule, int Hits);
