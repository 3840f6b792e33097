using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Signs webhooks as <see href="https://www.standardwebhooks.com">Standard Webhooks</see> describes.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>The value of <c>webhook-signature</c>: <c>v1,</c> and the HMAC-SHA256 of id, timestamp and body in base64.</summary>
    /// <param name="secret">The secret: <c>whsec_</c> and a key in base64. Any other text is the key itself.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="seconds">The value of <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The body.</param>
    public static string Of(string secret, string id, long seconds, string body)
    {
        var content = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.{body}"));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Key(secret), content))}";
    }

    private static byte[] Key(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);
        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) ? key[..length] : Encoding.UTF8.GetBytes(secret);
    }
}
