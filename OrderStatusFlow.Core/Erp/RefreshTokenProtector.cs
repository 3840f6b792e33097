using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Encrypts the newest refresh token of a login, and names its blob.</summary>
/// <remarks>
/// Name and key are derived (HKDF, RFC 5869) from the configured token and client secret, so no further key is needed. A token stored
/// for one configured token cannot be decrypted with another. Stores the nonce, tag and ciphertext of AES-256-GCM, with the name as
/// associated data. A login by authorization code has no configured token: its name and key are derived from the client secret.
/// </remarks>
/// <param name="login">Identifies the login.</param>
/// <param name="configured">The refresh token from the flow's configuration; null for a login by authorization code.</param>
/// <param name="clientSecret">The client secret; null for none.</param>
internal sealed class RefreshTokenProtector(string login, string? configured, string? clientSecret)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] key = Derive(configured, clientSecret, "key");

    /// <summary>The refresh token from the flow's configuration; null for a login by authorization code.</summary>
    public string? Configured => configured;

    public string Name { get; } = Convert.ToHexStringLower(Derive(configured, clientSecret, $"name {login}"));

    public byte[] Close(string token)
    {
        var plain = Encoding.UTF8.GetBytes(token);
        var closed = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(closed.AsSpan(0, NonceSize), plain, closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize),
            Encoding.UTF8.GetBytes(Name));
        return closed;
    }

    /// <summary>Decrypts a token; null if it is damaged or was encrypted with another key.</summary>
    public string? Open(ReadOnlySpan<byte> closed)
    {
        if (closed.Length < NonceSize + TagSize)
            return null;
        var plain = new byte[closed.Length - NonceSize - TagSize];
        try
        {
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(closed[..NonceSize], closed[(NonceSize + TagSize)..], closed.Slice(NonceSize, TagSize), plain,
                Encoding.UTF8.GetBytes(Name));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Derive(string? configured, string? clientSecret, string use) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes($"{configured}\0{clientSecret}"), 32,
            info: Encoding.UTF8.GetBytes($"order-status-flow refresh token {use}"));
}
