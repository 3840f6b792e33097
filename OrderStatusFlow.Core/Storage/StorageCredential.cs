namespace OrderStatusFlow.Core.Storage;

/// <summary>The kind of identity that signs in to storage.</summary>
public enum StorageCredential
{
    /// <summary>A managed identity.</summary>
    ManagedIdentity,
}
