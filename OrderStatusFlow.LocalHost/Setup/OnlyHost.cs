using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Prevents a second local host on the same storage account. Each host limits a flow to <c>maxParallel</c> on its own, so two
/// would exceed it together.</summary>
internal static class OnlyHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Locks the storage account for this host.</summary>
    /// <returns>The lease to keep while the host runs; null if a second host is allowed or storage does not respond.</returns>
    /// <exception cref="SetupException">Another host uses the account.</exception>
    public static async Task<HostLease?> TakeAsync(IServiceProvider services, Action<string> progress)
    {
        if (services.GetRequiredService<LocalHostOptions>().AllowSecondHost)
            return null;
        var (storage, clock, logger) = (services.GetRequiredService<StorageClients>(), services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<HostLease>>());
        try
        {
            using var waits = StorageClients.CallerWaits();
            var (lease, holder) = await HostLease.TakeAsync(storage, "local", TimeSpan.Zero, clock, logger);
            if (lease is null)
            {
                progress($"Waiting up to {Patience.TotalSeconds:0} seconds for another host to stop: "
                    + $"{holder?.ToString() ?? "unknown process"} ...");
                (lease, holder) = await HostLease.TakeAsync(storage, "local", Patience, clock, logger);
            }

            return lease ?? throw new SetupException(
                $"Another host uses this storage account: {holder?.ToString() ?? "unknown process"}. "
                + "Two hosts together would exceed the flows' write.maxParallel. "
                + "Stop that host, or set OrderStatusFlow__AllowSecondHost to true.");
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            logger.HostNameNotChecked("local");
            return null;
        }
    }
}
