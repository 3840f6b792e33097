namespace OrderStatusFlow.Jolt;

/// <summary>The exception of a nested spec parser. <see cref="SpecErrors"/> converts it to a failure with its place.</summary>
internal sealed class SpecException(string message) : Exception(message);
