using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Api.Access;

/// <summary>The key of the setting <c>OrderStatusFlow__ApiKey</c>, which has the role admin.</summary>
internal sealed class SettingKey(ApiOptions options)
{
    private readonly byte[]? key = options.ApiKey is { } text ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;

    /// <summary>The caller of requests with this key.</summary>
    public static Caller Caller { get; } = new("OrderStatusFlow__ApiKey", Role.Admin) { IsNamed = false };

    /// <summary>True if the setting has a key.</summary>
    public bool IsSet => key is not null;

    /// <summary>Identifies the key in sessions, so that they end when the setting changes; null if there is no key.</summary>
    public string? Id => key is null ? null : $"setting-{Convert.ToHexStringLower(SHA256.HashData(key))}";

    /// <summary>Compares a text with the key in constant time. Hashes hide its length.</summary>
    public bool IsKey(string text) =>
        key is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), key);
}
