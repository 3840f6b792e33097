namespace OrderStatusFlow.Jolt;

/// <summary>Leaves a nested spec parser; <see cref="SpecErrors"/> turns it into a failure with its place.</summary>
internal sealed class SpecException(string message) : Exception(message);
