namespace OrderStatusFlow.Core.Storage;

/// <summary>Storage is unavailable or returned an error. The type name identifies the error where exceptions are serialized as text, as
/// from an activity in Azure.</summary>
public sealed class StorageFailureException(Exception cause) : Exception(cause.Message, cause);
