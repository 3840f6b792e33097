using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;

namespace OrderStatusFlow.LocalHost;

/// <summary>Grants everything to callers on this machine while LocalHost listens on the loopback address only and has no keys.</summary>
internal sealed class LoopbackAccess(ApiOptions options, IServer server) : IHostAccess
{
    private static readonly Caller Anybody = new("local", Role.Admin) { IsNamed = false };
    private readonly Lazy<bool> isOnLoopback = new(() => server.Features.Get<IServerAddressesFeature>()!.Addresses.All(IsLoopback));

    public ValueTask<Caller?> FindAsync(HttpContext context) => new(options.ApiKey is null && isOnLoopback.Value ? Anybody : null);

    /// <summary>Returns true for an address that only programs of this machine can reach.</summary>
    internal static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.IsLoopback;
}
