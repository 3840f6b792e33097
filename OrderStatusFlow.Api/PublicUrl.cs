using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;

namespace OrderStatusFlow.Api;

/// <summary>URLs of this host in its answers: from its settings or from where it listens, never from what a request claims.</summary>
/// <param name="configuration">The host's settings.</param>
/// <param name="server">Null where another program listens for this one.</param>
internal sealed class PublicUrl(IConfiguration configuration, IServer? server)
{
    private readonly Uri? configured = HostUrls.Public(configuration);

    /// <summary>The URL of a path such as <c>/api/runs/RUN</c>; the path alone where the host does not know its own name.</summary>
    public string Of(string path) => (configured ?? Listening()) is { } url ? $"{url.GetLeftPart(UriPartial.Authority)}{path}" : path;

    /// <summary>Whether a URL has this host's scheme, name and port.</summary>
    public bool IsOrigin(Uri url) => configured?.GetLeftPart(UriPartial.Authority).Equals(url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) == true;

    // An address that stands for all of the machine, such as 0.0.0.0 or *, is none that others can call.
    private Uri? Listening() => server?.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host is not ("0.0.0.0" or "[::]") ? url : null).FirstOrDefault(url => url is not null);
}
