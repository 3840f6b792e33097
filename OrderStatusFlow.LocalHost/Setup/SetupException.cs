namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>The exception for a missing prerequisite that the user must provide. The message says what to do.</summary>
internal sealed class SetupException(string message) : Exception(message);
