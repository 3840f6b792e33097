using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Core.Net;

/// <summary>The exemptions from the address guard, and the outbound proxy.</summary>
[HostSettingSection("Net")]
public sealed class NetOptions
{
    private IReadOnlyList<string> allowed = [];

    /// <summary>Internal addresses that flows may call: <c>host</c> or <c>host:port</c>, separated by commas. The host itself and its
    /// storage are never allowed.</summary>
    [HostSetting(DefaultText = "none; LocalHost allows loopback addresses")]
    [HostList(ErrorMessage = "hosts or host:port, separated by commas, such as erp.internal:8443,10.1.2.3")]
    public string? AllowHosts
    {
        get;
        set => (field, allowed) = (value, HostListAttribute.Split(value));
    }

    /// <summary>The proxy for requests of flows and scripts. <c>HTTP_PROXY</c> and similar variables are ignored, because requests would
    /// bypass the address guard.</summary>
    [HostSetting]
    [HttpUrl(ErrorMessage = "an http or https URL such as http://proxy.example:3128")]
    public Uri? Proxy { get; set; }

    /// <summary>True if flows may call this machine while <see cref="AllowHosts"/> is not set, as in LocalHost.</summary>
    public bool AllowLoopbackUnlessSet { get; set; }

    internal bool AllowLoopback => AllowLoopbackUnlessSet && allowed.Count == 0;

    // An IPv6 address is in brackets, as in URLs.
    internal bool IsAllowed(string host, int port) => Contains(host) || Contains(host.Trim('[', ']')) || Contains($"{host}:{port}");

    private bool Contains(string target) => allowed.Contains(target, StringComparer.OrdinalIgnoreCase);
}
