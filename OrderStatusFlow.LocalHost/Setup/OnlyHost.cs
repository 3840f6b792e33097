using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Refuses a second local host on one storage account: each keeps a flow within <c>maxParallel</c> by itself, so that two would exceed it together.</summary>
internal static class OnlyHost
{
    private const string Setting = "OrderStatusFlow:AllowSecondHost";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Takes the storage account for this host.</summary>
    /// <returns>To be held as long as the host runs; null when a second host is allowed, or storage does not answer.</returns>
    /// <exception cref="SetupException">Another host uses the account.</exception>
    public static async Task<HostLease?> TakeAsync(IServiceProvider services, Action<string> progress)
    {
        if (services.GetRequiredService<IConfiguration>().GetValue(Setting, defaultValue: false))
            return null;
        var (storage, clock, log) = (services.GetRequiredService<StorageClients>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<HostLease>>());
        try
        {
            using var waits = StorageClients.CallerWaits();
            var (lease, holder) = await HostLease.TakeAsync(storage, "local", TimeSpan.Zero, clock, log);
            if (lease is null)
            {
                progress($"Waiting up to {Patience.TotalSeconds:0} seconds for another host to end: {holder?.ToString() ?? "unknown process"} ...");
                (lease, holder) = await HostLease.TakeAsync(storage, "local", Patience, clock, log);
            }

            return lease ?? throw new SetupException(
                $"Another host uses this storage account: {holder?.ToString() ?? "unknown process"}. Two hosts would exceed the flows' write.maxParallel together. "
                + "Stop that host, or set OrderStatusFlow__AllowSecondHost to true.");
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            log.HostNameNotChecked("local");
            return null;
        }
    }
}
