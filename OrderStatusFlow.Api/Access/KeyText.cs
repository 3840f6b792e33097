using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Api.Access;

/// <summary>A key as its owner has it: <c>osf_{id}_{secret}</c>. The id finds the stored key with one read; the secret is 256 random bits.</summary>
internal sealed partial record KeyText
{
    /// <summary>The beginning of each key. Scanners for leaked secrets can recognize it.</summary>
    public const string Mark = "osf_";

    private const int SecretBytes = 32;

    private KeyText(string text, string id) => (Text, Id) = (text, id);

    /// <summary>The whole key, which is a secret.</summary>
    public string Text { get; }

    /// <summary>The id, which is no secret.</summary>
    public string Id { get; }

    /// <summary>The SHA-256 hash, which is stored.</summary>
    /// <remarks>A slow hash protects secrets that can be guessed, such as passwords. 256 random bits cannot, and a slow hash would cost each request.</remarks>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    public static KeyText New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return new KeyText($"{Mark}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}", id);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out KeyText? key)
    {
        var match = Shape().Match(text ?? "");
        key = match.Success ? new KeyText(match.Value, match.Groups[1].Value) : null;
        return key is not null;
    }

    /// <summary>Returns a fixed text, never the secret.</summary>
    public override string ToString() => $"{Mark}{Id}";

    [GeneratedRegex(@"\Aosf_([0-9a-f]{16})_[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Shape();
}
