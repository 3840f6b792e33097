using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace OrderStatusFlow.Core.Net;

/// <summary>Accepts a comma-separated list of <c>host</c> and <c>host:port</c>; an IPv6 address with a port is in brackets.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostListAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => Split(value as string).All(IsHost);

    /// <summary>Splits the list.</summary>
    public static IReadOnlyList<string> Split(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsHost(string entry)
    {
        if (Uri.CheckHostName(entry) != UriHostNameType.Unknown)
            return true;
        var colon = entry.LastIndexOf(':');
        return colon > 0 && Uri.CheckHostName(entry[..colon]) != UriHostNameType.Unknown
            && ushort.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
