namespace OrderStatusFlow.Simulators.Faults;

/// <summary>A rule and how many requests it took so far.</summary>
public sealed record FaultHits(FaultRule Rule, int Hits);
