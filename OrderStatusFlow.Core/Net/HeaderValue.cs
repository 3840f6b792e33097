using System.Text;

namespace OrderStatusFlow.Core.Net;

/// <summary>What an HTTP header can hold.</summary>
internal static class HeaderValue
{
    /// <summary>Whether a header may have the value: ASCII without line breaks.</summary>
    public static bool Fits(string value) => Ascii.IsValid(value) && !value.AsSpan().ContainsAny('\r', '\n', '\0');
}
