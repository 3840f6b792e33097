using System.Collections.Concurrent;
using System.Net.Sockets;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace OrderStatusFlow.Core.Storage;

/// <summary>The clients of the storage account. Containers and tables are created on first use. Thread-safe.</summary>
/// <param name="blobs">Blob Storage.</param>
/// <param name="tables">Table Storage.</param>
public sealed class StorageClients(BlobServiceClient blobs, TableServiceClient tables)
{
    private readonly ConcurrentDictionary<string, Task<TableClient>> made = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<BlobContainerClient>> containers = new(StringComparer.Ordinal);

    /// <summary>Creates clients from a connection string.</summary>
    public static StorageClients Connect(string connectionString) => Connect(new StorageOptions { ConnectionString = connectionString });

    /// <summary>Creates clients from the host's settings: a connection string or an identity.</summary>
    public static StorageClients Connect(StorageOptions settings)
    {
        var (blobs, tables) = (WithRetries(new BlobClientOptions(), settings.MaxWait), WithRetries(new TableClientOptions(), settings.MaxWait));
        if (settings.Connection is { } connection)
            return new StorageClients(new BlobServiceClient(connection, blobs), new TableServiceClient(connection, tables));
        TokenCredential identity = settings.Credential is StorageCredential.ManagedIdentity
            ? new ManagedIdentityCredential(
                settings.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.ClientId });
        return new StorageClients(
            new BlobServiceClient(settings.BlobUri, identity, blobs), new TableServiceClient(settings.TableUri, identity, tables));
    }

    /// <summary>Blob Storage.</summary>
    public BlobServiceClient Blobs => blobs;

    /// <summary>Returns a table, which is created if it does not exist.</summary>
    public Task<TableClient> TableAsync(string name) => OnceAsync(made, name, async () =>
    {
        var table = tables.GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        return table;
    });

    /// <summary>Returns a container, which is created if it does not exist.</summary>
    public Task<BlobContainerClient> ContainerAsync(string name) => OnceAsync(containers, name, async () =>
    {
        var container = blobs.GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    });

    /// <summary>Makes storage requests of this async flow fail within <see cref="StorageOptions.MaxWait"/>, because a caller waits. Disposing
    /// restores the default, retries for minutes.</summary>
    public static IDisposable CallerWaits() => StorageRetryPolicy.CallerWaits();

    /// <summary>
    /// Returns true for exceptions of the storage clients that a later retry may resolve: storage is unavailable or returns an error,
    /// or the identity is rejected. Returns false for permanent errors, such as an append blob with the maximum number of blocks.
    /// </summary>
    public static bool IsStorageFailure(Exception e) => e switch
    {
        AuthenticationFailedException => true,
        Azure.RequestFailedException refused => !IsPermanent(refused),
        // The clients throw one inner exception per attempt.
        AggregateException several => several.InnerExceptions.Count > 0 && several.InnerExceptions.All(IsFailureOfOneAttempt),
        _ => false,
    };

    /// <summary>The reason of a storage failure in a few words, for a log: the error code, or the status, or why there was no response.</summary>
    public static string FailureReason(Exception e) => e switch
    {
        Azure.RequestFailedException { ErrorCode: { Length: > 0 } code } => code,
        Azure.RequestFailedException { Status: not 0 and var status } => $"status {status}",
        AggregateException { InnerExceptions: [.., var last] } => FailureReason(last),
        _ => e.Message.Split('\n', 2)[0].TrimEnd(),
    };

    private static bool IsFailureOfOneAttempt(Exception e) =>
        IsStorageFailure(e) || e is HttpRequestException or IOException or SocketException or OperationCanceledException;

    private static bool IsPermanent(Azure.RequestFailedException e) => e.Status switch
    {
        400 or 405 or 411 or 413 or 414 or 416 or 431 => true,
        404 => e.ErrorCode is "BlobNotFound" or "ResourceNotFound",
        409 => e.ErrorCode is "BlockCountExceedsLimit" or "BlockListTooLong" or "InvalidBlobType" or "AppendPositionConditionNotMet"
            or "EntityAlreadyExists",
        _ => false,
    };

    /// <summary>Checks both services within three seconds. Uses only operations that the data roles allow; they cannot read service
    /// properties.</summary>
    /// <returns>Null if both services respond; otherwise the error, as a sentence.</returns>
    public async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            await blobs.GetBlobContainerClient("flows").ExistsAsync(limit.Token);
            await foreach (var _ in tables.QueryAsync(table => table.Name == "runs", cancellationToken: limit.Token))
                break;
            return null;
        }
        catch (Exception e) when (IsStorageFailure(e) || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return $"Storage at {blobs.Uri.Authority} does not respond.";
        }
    }

    private static T WithRetries<T>(T options, TimeSpan maxWait)
        where T : ClientOptions
    {
        options.RetryPolicy = new StorageRetryPolicy(maxWait);
        return options;
    }

    private static async Task<T> OnceAsync<T>(ConcurrentDictionary<string, Task<T>> all, string name, Func<Task<T>> make)
    {
        var task = all.GetOrAdd(name, _ => make());
        try
        {
            return await task;
        }
        catch
        {
            all.TryRemove(KeyValuePair.Create(name, task));
            throw;
        }
    }
}
