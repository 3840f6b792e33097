using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Rejects a second host with the same name on one storage account.</summary>
/// <remarks>
/// Durable Functions distinguishes hosts by name, by default that of the machine. Two hosts with the same name take the same work and send orders twice.
/// In Azure each instance has its own name; on one PC, a second <c>func start</c> has not.
/// </remarks>
internal static class OneHostPerName
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>Takes the name, which the host holds while it runs.</summary>
    /// <returns>The lease, null if none is needed or storage does not respond; or the reason why this host must not start.</returns>
    public static async Task<(HostLease? Lease, string? Refusal)> TakeAsync(IConfiguration settings, StorageClients storage, TimeProvider clock, ILogger log)
    {
        if (settings["WEBSITE_SITE_NAME"] is { Length: > 0 })
            return (null, null);
        var name = NameOf(settings);
        try
        {
            var (lease, holder) = await HostLease.TakeAsync(storage, $"functions-{name}", Patience, clock, log);
            return lease is not null ? (lease, null) : (null,
                $"Another Functions host named '{name}' uses this storage account ({holder?.ToString() ?? "unknown process"}). "
                    + $"Durable Functions cannot distinguish the two, and orders would be "
                    + "sent twice. Stop that host, or give this one a name of its own: set WEBSITE_CURRENT_STAMPNAME to 'local' and RoleInstanceId to '2'.");
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            log.HostNameNotChecked(name);
            return (null, null);
        }
    }

    // The name that the Durable extension uses.
    internal static string NameOf(IConfiguration settings) =>
        settings["WEBSITE_CURRENT_STAMPNAME"] is { Length: > 0 } stamp && settings["RoleInstanceId"] is { Length: > 0 } instance
            ? $"{stamp}:{instance}" : Environment.MachineName;
}
