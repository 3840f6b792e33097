using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrderStatusFlow.Api;

/// <summary>Builds the URLs of this host in responses, from its settings or its listening address, never from request headers.</summary>
/// <param name="urls">The host's URLs.</param>
/// <param name="server">The server; null if another program listens for this one.</param>
internal sealed class PublicUrl(HostUrls urls, IServer? server)
{
    private readonly Uri? configured = urls.Public;

    /// <summary>Returns the URL of a path such as <c>/api/runs/RUN</c>, or only the path if the host's name is unknown.</summary>
    public string Of(string path) => (configured ?? Listening()) is { } url ? $"{url.GetLeftPart(UriPartial.Authority)}{path}" : path;

    /// <summary>Returns the absolute URL of a path; null if the host's name is unknown.</summary>
    public Uri? AbsoluteOf(string path) => Uri.TryCreate(Of(path), UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal)
        ? url : null;

    /// <summary>Returns true if a URL has this host's scheme, name and port.</summary>
    public bool IsOrigin(Uri url) => configured?.GetLeftPart(UriPartial.Authority)
        .Equals(url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) == true;

    // A wildcard address such as 0.0.0.0 or * cannot be called.
    private Uri? Listening() => server?.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host is not ("0.0.0.0" or "[::]") ? url : null)
        .FirstOrDefault(url => url is not null);
}
