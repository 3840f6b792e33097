namespace OrderStatusFlow.Net;

/// <summary>Which addresses inside the host's network flows may call after all.</summary>
public sealed record NetOptions
{
    /// <summary>Hosts, or <c>host:port</c>, that are exempt from the address guard (setting <c>Net__AllowHosts</c>, comma separated).</summary>
    public IReadOnlySet<string> AllowHosts { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this machine itself may be called: LocalHost allows it unless <see cref="AllowHosts"/> is set.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Reads the setting's text.</summary>
    /// <param name="allowHosts">Null or empty when unset.</param>
    /// <param name="loopbackUnlessSet">True for LocalHost.</param>
    public static NetOptions Parse(string? allowHosts, bool loopbackUnlessSet) => new()
    {
        AllowHosts = (allowHosts ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowLoopback = loopbackUnlessSet && string.IsNullOrWhiteSpace(allowHosts),
    };

    internal bool IsAllowed(string host, int port) => AllowHosts.Contains(host) || AllowHosts.Contains($"{host}:{port}");
}
