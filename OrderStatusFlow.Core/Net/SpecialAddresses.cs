using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Security.AntiSSRF;

namespace OrderStatusFlow.Core.Net;

/// <summary>Addresses outside the public internet, by the ranges of Microsoft's AntiSSRF library: private networks, this machine, cloud
/// metadata.</summary>
internal static class SpecialAddresses
{
    // The first matching range names an address.
    private static readonly (string Name, IPNetwork Network)[] Ranges =
    [
        .. new (string Name, string[] Networks)[]
        {
            ("this machine", [.. IPAddressRanges.loopback, .. IPAddressRanges.unspecified]),
            ("a cloud's metadata service", IPAddressRanges.imds),
            ("Azure's platform", IPAddressRanges.wireserver),
            ("link-local addresses", IPAddressRanges.linkLocal),
            ("private networks", [.. IPAddressRanges.privateUse, .. IPAddressRanges.uniqueLocal, .. IPAddressRanges.siteLocal,
                .. IPAddressRanges.sharedAddressSpace]),
            ("addresses with a special purpose", IPAddressRanges.recommendedLatest),
        }.SelectMany(range => range.Networks.Select(network => (range.Name, IPNetwork.Parse(network)))),
    ];

    /// <summary>Returns the special range of an address, such as <c>10.0.0.0/8 (private networks)</c>; null for a public address.</summary>
    public static string? RangeOf(IPAddress address)
    {
        var plain = Plain(address);
        foreach (var (name, network) in Ranges)
        {
            if (network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain))
                return $"{network} ({name})";
        }

        return null;
    }

    /// <summary>Returns true if an address is this machine's: loopback, unspecified, or an address of one of its network
    /// interfaces.</summary>
    public static bool IsThisMachine(IPAddress address)
    {
        var plain = Plain(address);
        if (IPAddress.IsLoopback(plain) || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any))
            return true;
        return NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Any(own => Plain(own.Address).Equals(plain));
    }

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : address.ScopeIdOrZero() == 0 ? address
            : new IPAddress(address.GetAddressBytes());

    private static long ScopeIdOrZero(this IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
