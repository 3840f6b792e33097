using System.Buffers;

namespace OrderStatusFlow.Core.Net;

/// <summary>The names of methods and headers in HTTP.</summary>
internal static class HttpToken
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Returns true if a text is a token of RFC 9110, section 5.6.2.</summary>
    public static bool IsValid(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Characters);
}
