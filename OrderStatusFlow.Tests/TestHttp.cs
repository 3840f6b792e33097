using System.Text;

namespace OrderStatusFlow.Tests;

/// <summary>A plain HTTP client for talking to servers that a test started: no retries, no guard, no redirects, no cookies.</summary>
internal static class TestHttp
{
    /// <summary>A client for one server; the caller disposes it.</summary>
    public static HttpClient For(Uri server, bool decompress = false)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = decompress ? System.Net.DecompressionMethods.All : System.Net.DecompressionMethods.None,
        };
        // The product's client guards and retries, which is just what a test of a server must not have; this is the only other one.
#pragma warning disable RS0030
        return new HttpClient(handler) { BaseAddress = server, Timeout = TestWait.Longest };
#pragma warning restore RS0030
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
