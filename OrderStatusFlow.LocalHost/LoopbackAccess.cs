using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.LocalHost;

/// <summary>Grants everything to callers on this machine while LocalHost listens on the loopback address only and has no keys.</summary>
internal sealed class LoopbackAccess(ApiOptions options, AccessKeys keys, IServer server) : IHostAccess
{
    private static readonly Caller Anybody = new("local", Role.Admin) { IsNamed = false };
    private readonly Lazy<bool> isOnLoopback = new(() => server.Features.Get<IServerAddressesFeature>()!.Addresses.All(IsLoopback));

    public bool ClosesWithFirstKey => options.ApiKey is null;

    public async ValueTask<Caller?> FindAsync(HttpContext context) =>
        options.ApiKey is null && isOnLoopback.Value && !await keys.AnyAsync(context.RequestAborted) ? Anybody : null;

    /// <summary>Describes who may call the host, if that may surprise; null otherwise.</summary>
    public async Task<string?> DescribeAsync()
    {
        try
        {
            using var waits = StorageClients.CallerWaits();
            if (options.ApiKey is not null || await keys.AnyAsync(CancellationToken.None))
                return null;
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            return "Storage does not respond. Until it does, calls return 503 and no run starts. Check the setting AzureWebJobsStorage.";
        }

        return isOnLoopback.Value
            ? "No key is set: every program on this machine can call this host with the role admin. POST /api/keys creates keys."
            : "No key is set, and this host listens beyond this machine: every call except health is refused. Set OrderStatusFlow__ApiKey.";
    }

    /// <summary>Returns true for an address that only programs of this machine can reach.</summary>
    internal static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.IsLoopback;
}
