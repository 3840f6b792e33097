namespace OrderStatusFlow.Core.Storage;

/// <summary>Storage does not answer as it should. The name survives where an exception travels as text, as out of an activity in Azure.</summary>
public sealed class StorageFailureException(Exception cause) : Exception(cause.Message, cause);
