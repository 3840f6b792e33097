namespace OrderStatusFlow.Core.Alarms;

/// <summary>An alarm's figure beside its threshold.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subject">The fingerprint of an error group; null for other kinds.</param>
/// <param name="Threshold">The threshold: percent, seconds, or a number.</param>
/// <param name="Figure">The figure; null if it is not known.</param>
/// <param name="IsFiring">Whether the alarm fires; null to leave it as it is.</param>
/// <param name="Reason">What the figure means, as a sentence.</param>
public sealed record AlarmReading(AlarmKind Kind, string? Subject, double Threshold, double? Figure, bool? IsFiring, string Reason);
