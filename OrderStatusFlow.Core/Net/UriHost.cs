namespace OrderStatusFlow.Core.Net;

/// <summary>Formats URLs for messages.</summary>
internal static class UriHost
{
    /// <summary>Returns scheme, host and port, such as <c>https://erp.example:8443</c>, without user and password.</summary>
    public static string Host(this Uri url) => $"{url.Scheme}://{url.Authority}";
}
