using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>The server's side of HTTP digest authentication (RFC 7616), for user <c>erp</c>.</summary>
internal sealed partial class DigestServer(string algorithm)
{
    private const string Nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";

    /// <summary>Returns true if the request may pass; otherwise the response is a challenge.</summary>
    public bool Passes(HttpContext context, string target)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Digest ", StringComparison.Ordinal) && IsValid(header, context.Request.Method, target))
            return true;
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = $"Digest realm=\"erp\", qop=\"auth\", nonce=\"{Nonce}\", algorithm={algorithm}";
        return false;
    }

    private bool IsValid(string header, string method, string target)
    {
        var parts = Parts().Matches(header).ToDictionary(part => part.Groups["name"].Value, part => part.Groups["value"].Value);
        var user = Hash($"erp:erp:{TestErp.Password}");
        var request = Hash($"{method}:{target}");
        return parts["nonce"] == Nonce && parts["uri"] == target
            && parts["response"] == Hash($"{user}:{Nonce}:{parts["nc"]}:{parts["cnonce"]}:auth:{request}");
    }

    private string Hash(string text) => Convert.ToHexStringLower(algorithm == "MD5"
#pragma warning disable CA5351 // The algorithm of the protocol.
        ? MD5.HashData(Encoding.UTF8.GetBytes(text)) : SHA256.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex("(?<name>[a-z]+)=(?:\"(?<value>[^\"]*)\"|(?<value>[^,\" ]+))")]
    private static partial Regex Parts();
}
