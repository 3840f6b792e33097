namespace OrderStatusFlow.Core.Net;

/// <summary>What an HTTP header can be called.</summary>
internal static class HeaderName
{
    /// <summary>Whether a header may have the name: a token of RFC 9110.</summary>
    public static bool Fits(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));
}
