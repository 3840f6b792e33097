namespace OrderStatusFlow.Core.Net;

/// <summary>Which addresses inside the host's network flows may call after all.</summary>
public sealed record NetOptions
{
    /// <summary>Hosts, or <c>host:port</c>, that are exempt from the address guard (setting <c>Net__AllowHosts</c>, comma separated).</summary>
    public IReadOnlySet<string> AllowHosts { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this machine itself may be called: LocalHost allows it unless <see cref="AllowHosts"/> is set.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>The proxy that every request goes through (setting <c>Net__Proxy</c>); null: none, whatever the environment says.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="allowHosts">Null or empty when unset.</param>
    /// <param name="loopbackUnlessSet">True for LocalHost.</param>
    /// <param name="proxy">Null or empty when unset.</param>
    /// <exception cref="InvalidDataException">The proxy is not an http or https URL; the message names the setting.</exception>
    public static NetOptions Parse(string? allowHosts, bool loopbackUnlessSet, string? proxy = null) => new()
    {
        AllowHosts = (allowHosts ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowLoopback = loopbackUnlessSet && string.IsNullOrWhiteSpace(allowHosts),
        Proxy = string.IsNullOrWhiteSpace(proxy) ? null : Uri.TryCreate(proxy, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
            : throw new InvalidDataException("Setting Net__Proxy is not an http or https URL. Set it to one such as http://proxy.example:3128, or leave it out."),
    };

    // An IPv6 address comes in brackets, as in URLs.
    internal bool IsAllowed(string host, int port) => AllowHosts.Contains(host) || AllowHosts.Contains(host.Trim('[', ']')) || AllowHosts.Contains($"{host}:{port}");
}
