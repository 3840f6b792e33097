using System.Collections.Concurrent;
using System.Net.Sockets;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace OrderStatusFlow.Core.Storage;

/// <summary>The storage account: its blobs and tables, made on first use.</summary>
/// <param name="blobs">Blob Storage.</param>
/// <param name="tables">Table Storage.</param>
public sealed class StorageClients(BlobServiceClient blobs, TableServiceClient tables)
{
    private readonly ConcurrentDictionary<string, Task<TableClient>> made = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<BlobContainerClient>> containers = new(StringComparer.Ordinal);

    /// <summary>Both by connection string.</summary>
    public static StorageClients Connect(string connectionString) =>
        new(new BlobServiceClient(connectionString, WithRetries(new BlobClientOptions())), new TableServiceClient(connectionString, WithRetries(new TableClientOptions())));

    /// <summary>Both by the host's settings: a connection string, or an identity.</summary>
    public static StorageClients Connect(StorageSettings settings)
    {
        if (settings.ConnectionString is { } connection)
            return Connect(connection);
        TokenCredential identity = settings.ManagedIdentityOnly
            ? new ManagedIdentityCredential(settings.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.ClientId });
        return new StorageClients(
            new BlobServiceClient(settings.BlobUri, identity, WithRetries(new BlobClientOptions())),
            new TableServiceClient(settings.TableUri, identity, WithRetries(new TableClientOptions())));
    }

    /// <summary>Blob Storage.</summary>
    public BlobServiceClient Blobs => blobs;

    /// <summary>A table that is there.</summary>
    public Task<TableClient> TableAsync(string name) => OnceAsync(made, name, async () =>
    {
        var table = tables.GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        return table;
    });

    /// <summary>A container that is there.</summary>
    public Task<BlobContainerClient> ContainerAsync(string name) => OnceAsync(containers, name, async () =>
    {
        var container = blobs.GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    });

    /// <summary>Until it is disposed, storage requests of this asynchronous flow fail within five seconds: a caller waits for an answer. Else they are retried for minutes.</summary>
    public static IDisposable CallerWaits() => StorageRetryPolicy.CallerWaits();

    /// <summary>
    /// True for what the storage clients throw when storage does not answer as it should, or the identity is not let in: the same request may succeed later.
    /// False for what no repetition can change, such as an append blob that holds as many blocks as it can.
    /// </summary>
    public static bool IsStorageFailure(Exception e) => e switch
    {
        AuthenticationFailedException => true,
        Azure.RequestFailedException refused => !IsPermanent(refused),
        // What the clients throw after several attempts: one exception of each.
        AggregateException several => several.InnerExceptions.Count > 0 && several.InnerExceptions.All(IsTroubleOfOneAttempt),
        _ => false,
    };

    private static bool IsTroubleOfOneAttempt(Exception e) => IsStorageFailure(e) || e is HttpRequestException or IOException or SocketException or OperationCanceledException;

    private static bool IsPermanent(Azure.RequestFailedException e) => e.Status switch
    {
        400 or 405 or 411 or 413 or 414 or 416 or 431 => true,
        404 => e.ErrorCode is "BlobNotFound" or "ResourceNotFound",
        409 => e.ErrorCode is "BlockCountExceedsLimit" or "BlockListTooLong" or "InvalidBlobType" or "AppendPositionConditionNotMet" or "EntityAlreadyExists",
        _ => false,
    };

    /// <summary>Asks both services for an answer, for three seconds at most, by what the roles for blob and table data allow: the services' properties are not theirs to read.</summary>
    /// <returns>Null when both answer; else what is wrong.</returns>
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
            return $"Storage at {blobs.Uri.Authority} does not answer.";
        }
    }

    private static T WithRetries<T>(T options)
        where T : ClientOptions
    {
        options.RetryPolicy = new StorageRetryPolicy();
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
