namespace OrderStatusFlow.Core.Net;

/// <summary>The exemptions from the address guard, and the outbound proxy.</summary>
public sealed record NetOptions
{
    /// <summary>Hosts, or <c>host:port</c>, that are exempt from the address guard (setting <c>Net__AllowHosts</c>, comma
    /// separated).</summary>
    public IReadOnlySet<string> AllowHosts { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>True if flows may call this machine. LocalHost allows it unless <see cref="AllowHosts"/> is set.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>The proxy for every request (setting <c>Net__Proxy</c>). If null, no proxy is used; proxy environment variables are
    /// ignored.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="allowHosts">The value of <c>Net__AllowHosts</c>; null or empty if not set.</param>
    /// <param name="loopbackUnlessSet">True to allow this machine if <paramref name="allowHosts"/> is not set, as in LocalHost.</param>
    /// <param name="proxy">The value of <c>Net__Proxy</c>; null or empty if not set.</param>
    /// <exception cref="InvalidDataException">The proxy is not an http or https URL; the message names the setting.</exception>
    public static NetOptions Parse(string? allowHosts, bool loopbackUnlessSet, string? proxy = null) => new()
    {
        AllowHosts = (allowHosts ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowLoopback = loopbackUnlessSet && string.IsNullOrWhiteSpace(allowHosts),
        Proxy = string.IsNullOrWhiteSpace(proxy) ? null
            : Uri.TryCreate(proxy, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
            : throw new InvalidDataException(
                "The setting Net__Proxy is not an http or https URL. Set it to a URL such as http://proxy.example:3128, or remove it."),
    };

    // An IPv6 address is in brackets, as in URLs.
    internal bool IsAllowed(string host, int port) => AllowHosts.Contains(host) || AllowHosts.Contains(host.Trim('[', ']'))
        || AllowHosts.Contains($"{host}:{port}");
}
