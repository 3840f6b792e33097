using System.Security.Cryptography;
using Org.BouncyCastle.Security;

namespace OrderStatusFlow.Expressions;

/// <summary>The algorithms of java.security.MessageDigest, which <c>hash</c> has. Those that .NET does not have on every host are from Bouncy Castle.</summary>
internal static class JavaDigest
{
    /// <summary>The names of the algorithms, for messages.</summary>
    public const string Names = "MD2, MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512, SHA-512/224, SHA-512/256, SHA3-224, SHA3-256, SHA3-384 and SHA3-512";

    /// <summary>Returns the hash of bytes; null if no algorithm has the name.</summary>
    /// <param name="name">The name in any case. SHA-2 may be written without its hyphen.</param>
    /// <param name="data">The bytes.</param>
    public static byte[]? Hash(string? name, byte[] data) => name?.ToUpperInvariant() switch
    {
        "MD5" => CryptographicOperations.HashData(HashAlgorithmName.MD5, data),
        "SHA" or "SHA1" or "SHA-1" => CryptographicOperations.HashData(HashAlgorithmName.SHA1, data),
        "SHA256" or "SHA-256" => SHA256.HashData(data),
        "SHA384" or "SHA-384" => SHA384.HashData(data),
        "SHA512" or "SHA-512" => SHA512.HashData(data),
        "SHA224" or "SHA-224" => DigestUtilities.CalculateDigest("SHA-224", data),
        "SHA512/224" or "SHA-512/224" => DigestUtilities.CalculateDigest("SHA-512/224", data),
        "SHA512/256" or "SHA-512/256" => DigestUtilities.CalculateDigest("SHA-512/256", data),
        "MD2" or "SHA3-224" or "SHA3-256" or "SHA3-384" or "SHA3-512" => DigestUtilities.CalculateDigest(name, data),
        _ => null,
    };
}
