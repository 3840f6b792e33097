namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>The measurement cannot be taken; the message says why.</summary>
internal sealed class LoadException(string message) : Exception(message);
