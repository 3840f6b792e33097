namespace OrderStatusFlow.Core.Net;

/// <summary>URLs in messages for people.</summary>
internal static class UriHost
{
    /// <summary>Scheme, host and port, such as <c>https://erp.example:8443</c>; never the user and password that may stand before them.</summary>
    public static string Host(this Uri url) => $"{url.Scheme}://{url.Authority}";
}
