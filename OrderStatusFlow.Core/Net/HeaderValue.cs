using System.Text;

namespace OrderStatusFlow.Core.Net;

/// <summary>Validates HTTP header values.</summary>
internal static class HeaderValue
{
    /// <summary>Returns true if the value is valid in a header: ASCII without line breaks.</summary>
    public static bool Fits(string value) => Ascii.IsValid(value) && !value.AsSpan().ContainsAny('\r', '\n', '\0');
}
