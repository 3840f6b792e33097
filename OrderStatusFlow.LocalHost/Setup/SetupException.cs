namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Something is missing that only a person can provide. The message is one sentence that says what to do.</summary>
internal sealed class SetupException(string message) : Exception(message);
