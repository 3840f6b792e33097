using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The results of dry runs: blobs <c>dryruns/{flow}/{id}.json</c>.</summary>
/// <remarks>The host that runs a dry run reports it every few seconds. If it has been silent for <see cref="MaxSilence"/>, it has stopped.</remarks>
public sealed class DryRunStore(StorageClients storage, TimeProvider clock)
{
    /// <summary>How long a host may be silent before its dry run counts as interrupted.</summary>
    public static TimeSpan MaxSilence { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Returns a dry run; null if there is no such one.</summary>
    public async Task<DryRunRecord?> FindAsync(RunId id, CancellationToken cancellation)
    {
        try
        {
            var content = (await (await BlobAsync(id)).DownloadContentAsync(cancellation)).Value.Content;
            var record = JsonSerializer.Deserialize<DryRunRecord>(content, RunJson.Options)!;
            return record.Status == DryRunStatus.Running && clock.GetUtcNow() - record.Updated > MaxSilence ? Interrupted(record, record.Updated) : record;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Marks a dry run as interrupted.</summary>
    internal static DryRunRecord Interrupted(DryRunRecord record, DateTimeOffset at) => record with
    {
        Status = DryRunStatus.Interrupted,
        Finished = at,
        Error = new Failure("dryrun.interrupted", "The host stopped during this dry run. Nothing was sent. Start it again."),
    };

    /// <summary>Stores a dry run.</summary>
    internal async Task WriteAsync(DryRunRecord record, CancellationToken cancellation) => await (await BlobAsync(RunId.Parse(record.Id)))
        .UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Options)), overwrite: true, cancellation);

    private async Task<BlobClient> BlobAsync(RunId id) => (await storage.ContainerAsync("dryruns")).GetBlobClient($"{id.Flow}/{id}.json");
}
